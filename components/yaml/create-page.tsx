'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { ActionError, Page } from '@/components/layout';
import { AssetPreview, AssetStatus, DropYaml, Gallery, type LocalFiles } from '@/components/yaml-assets';
import { textKey } from '@/lib/client/applied-text';
import { useAuth } from '@/lib/client/auth-state';
import { useDraft } from '@/lib/client/drafts';
import { useWorkspace } from '@/lib/client/workspace';
import { deploymentPath, endpointPath } from '@/lib/domain/reference';
import { documentsOf } from '@/lib/domain/yaml/documents';
import type { Step } from '@/lib/domain/yaml/plan';
import { ConversionOffer } from './conversion-offer';
import type { CreationStudy } from './creation-study';
import { Documents } from './documents';
import { DraftNotices } from './draft-notices';
import { PlanPanel } from './plan-panel';
import { Columns } from './side-panel';
import { deploymentTemplate, endpointTemplate } from './templates';
import { useCreate } from './use-create';
import { useCreationStudy } from './use-creation-study';

/** A new endpoint, with its deployments where the text has some. */
export const NewEndpoint = () => (
  <CreatePage title="New endpoint" label="the new endpoint" within={null} template={endpointTemplate} />
);

/** A new deployment of an endpoint. */
export const NewDeployment = ({ endpointName }: { endpointName: string }) => (
  <CreatePage
    title={`New deployment of ${endpointName}`}
    label="the new deployment"
    within={endpointName}
    template={deploymentTemplate(endpointName)}
  />
);

interface CreatePageProps {
  title: string;
  /** The start of the editor's name. */
  label: string;
  within: string | null;
  template: string;
}

function CreatePage(props: CreatePageProps) {
  const meta = <span>Nothing is sent before you press Create. What you type is kept in this browser.</span>;
  return (
    <Page title={props.title} meta={meta}>
      <CreateForm {...props} />
    </Page>
  );
}

/** Unsaved text with the files that were dropped with it, which only this visit has. */
function useNewText(within: string | null, template: string) {
  const ws = useWorkspace();
  const { account } = useAuth();
  const draft = useDraft(`new/${textKey(account, ws, { endpointName: within ?? '', deploymentName: null })}`, template);
  const [files, setFiles] = useState<LocalFiles | null>(null);
  const { setText } = draft;
  const take = useCallback(
    (text: string, dropped: LocalFiles | null) => {
      setFiles(dropped);
      setText(text);
    },
    [setText],
  );
  const pick = useCallback((text: string) => take(text, null), [take]);
  return { draft, files, take, pick };
}

/** The page of what was made: of the endpoint where there is one. */
function usePageOf() {
  const ws = useWorkspace();
  return ([first]: Step[]) => {
    const { endpointName = '', deploymentName = null } = first?.action === 'create' ? first : {};
    return deploymentName === null ? endpointPath(ws, endpointName) : deploymentPath(ws, endpointName, deploymentName);
  };
}

const NO_HEADS: CreationStudy['heads'] = [];

function CreateForm({ label, within, template }: CreatePageProps) {
  const router = useRouter();
  const pageOf = usePageOf();
  const { draft, files, take, pick } = useNewText(within, template);
  const { text, setText } = draft;
  const { study, ask } = useCreationStudy(text, within);
  const [place, setPlace] = useState<{ index: number; line: number | null }>({ index: 0, line: null });
  const onDone = (steps: Step[]) => {
    draft.discard();
    router.push(pageOf(steps));
  };
  const mayCreate = async (own: string) => (await ask(own)).plan.steps.length > 0;
  const making = useCreate({ within, files, mayCreate, onDone });
  const create = () => making.create(draft.newest());
  const go = (line: number) => {
    const parts = documentsOf(text);
    const index = Math.max(
      0,
      parts.findLastIndex(({ linesBefore }) => linesBefore < line),
    );
    setPlace({ index, line: line - (parts[index]?.linesBefore ?? 0) });
  };
  const isEdited = text !== template;
  return (
    <Columns
      main={
        <>
          {making.error !== null && <ActionError error={making.error} what="Not all of it was made." />}
          {making.progress && <AssetStatus progress={making.progress} />}
          <DraftNotices draft={draft} isEdited={isEdited} onText={setText} />
          <ConversionOffer text={text} newest={draft.newest} offer={study?.conversion ?? null} onText={setText} />
          <Documents
            label={label}
            within={within}
            text={text}
            heads={study?.heads ?? NO_HEADS}
            onText={setText}
            onType={draft.typeText}
            newest={draft.newest}
            place={place}
            onPlace={(index) => setPlace({ index, line: null })}
            onSubmit={create}
          />
          {study && <AssetPreview texts={study.texts} wanted={study.wanted} files={files} />}
          <DropYaml onText={take} />
          <Gallery onPick={pick} {...(within === null ? {} : { kind: 'deployment', endpointName: within })} />
        </>
      }
      side={
        <PlanPanel
          plan={study?.plan ?? null}
          states={making.states}
          isBusy={making.isBusy}
          onCreate={create}
          onDiscard={isEdited ? draft.discard : null}
          onGo={go}
        />
      }
    />
  );
}
