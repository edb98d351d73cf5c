'use client';

import { FileCode, FolderUp } from 'lucide-react';
import { memo, useCallback, useState } from 'react';
import { BrowseLink, DropFrame, RefusedList, usePageDrop } from '@/components/invoke';
import { Banner } from '@/components/ui/banner';
import { Spinner } from '@/components/ui/spinner';
import { type DroppedFolder, type DroppedYaml, filesFor, type LocalFiles, readDropped } from '@/lib/client/assets';
import { collectFiles } from '@/lib/client/upload';
import { DroppedNotes } from './dropped-notes';
import { YamlChoice } from './yaml-choice';

export interface DropYamlProps {
  /** The chosen YAML, and the dropped folder for what it points at; null where a single file was dropped. */
  onText(text: string, files: LocalFiles | null): void;
}

/** A YAML file or a folder, dropped anywhere on the page or browsed for. Several YAML files are asked about. */
export const DropYaml = memo(function DropYaml({ onText }: DropYamlProps) {
  const [reading, setReading] = useState(false);
  const [dropped, setDropped] = useState<DroppedFolder | null>(null);
  const [chosen, setChosen] = useState<DroppedYaml | null>(null);
  const choose = useCallback(
    (folder: DroppedFolder, yaml: DroppedYaml) => {
      setChosen(yaml);
      onText(yaml.text, filesFor(folder, yaml));
    },
    [onText],
  );
  const take = useCallback(
    async (source: DataTransfer | File[]) => {
      if (Array.isArray(source) && source.length === 0) return;
      setReading(true);
      const folder = await readDropped(await collectFiles(source)).finally(() => setReading(false));
      setDropped(folder);
      setChosen(null);
      const [only, second] = ours(folder);
      if (only && !second) choose(folder, only);
    },
    [choose],
  );
  const over = usePageDrop(take);
  return (
    <div>
      <DropFrame over={over}>
        <Invitation over={over} reading={reading} onFiles={take} />
      </DropFrame>
      <div aria-live="polite">
        {dropped && (
          <>
            <Outcome dropped={dropped} chosen={chosen} onChoose={(yaml) => choose(dropped, yaml)} />
            <DroppedNotes dropped={dropped} />
            <RefusedList refused={dropped.refused} />
          </>
        )}
      </div>
    </div>
  );
});

/** The YAML files that are endpoints or deployments; all of them where none is told to be one. */
function ours({ yamls }: DroppedFolder): DroppedYaml[] {
  const known = yamls.filter(({ kind }) => kind !== null);
  return known.length > 0 ? known : yamls;
}

interface OutcomeProps {
  dropped: DroppedFolder;
  chosen: DroppedYaml | null;
  onChoose(yaml: DroppedYaml): void;
}

function Outcome({ dropped, chosen, onChoose }: OutcomeProps) {
  const yamls = ours(dropped);
  if (yamls.length === 0)
    return (
      <div className="mt-3">
        <Banner tone="warn" title={`There is no YAML file in ${dropped.name}.`}>
          A file whose name ends in .yml or .yaml says what is to be created, and which of the others belong to it.
        </Banner>
      </div>
    );
  return yamls.length === 1 ? null : (
    <YamlChoice name={dropped.name} yamls={yamls} chosen={chosen} onChoose={onChoose} />
  );
}

function Invitation({ over, reading, onFiles }: { over: boolean; reading: boolean; onFiles(files: File[]): void }) {
  const Icon = over ? FolderUp : FileCode;
  return (
    <div className="grid justify-items-center gap-1 py-1 text-center">
      {reading ? <Spinner /> : <Icon aria-hidden className={`size-5 ${over ? 'text-accent-text' : 'text-fg-2'}`} />}
      <p className="font-semibold">{words(over, reading)}</p>
      <p className="text-fg-2">
        Code, model and environment files that the YAML points at are uploaded from the folder. Or{' '}
        <BrowseLink onFiles={onFiles}>browse files</BrowseLink> or{' '}
        <BrowseLink folder onFiles={onFiles}>
          a folder
        </BrowseLink>
      </p>
    </div>
  );
}

function words(over: boolean, reading: boolean): string {
  if (reading) return 'Reading the folder';
  return over ? 'Drop to open it in the editor' : 'Drop a YAML file, or a folder that holds one';
}
