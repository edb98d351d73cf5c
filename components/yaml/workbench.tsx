'use client';

import { useMemo, useState } from 'react';
import { ActionError } from '@/components/layout';
import { OperationNotice } from '@/components/operations';
import { AssetPreview, AssetStatus, DropYaml } from '@/components/yaml-assets';
import { textKey } from '@/lib/client/applied-text';
import { useAuth } from '@/lib/client/auth-state';
import { provisioningStateOf, type ResourceRef } from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import type { Resource } from '@/lib/contracts/api/resources';
import { WRITE_DEPLOYMENT, WRITE_ENDPOINT } from '@/lib/domain/permissions';
import { isMoving } from '@/lib/domain/provisioning';
import { workspaceId } from '@/lib/domain/reference';
import { ChangePanel, reasonAgainst } from './change-panel';
import { ConversionOffer } from './conversion-offer';
import { DraftNotices } from './draft-notices';
import { MergeNotices } from './merge-notices';
import { ResourceEditor } from './resource-editor';
import type { ResourceStudy } from './resource-study';
import { SettingsForm } from './settings-form';
import { Columns } from './side-panel';
import { previewTerms } from './terms';
import { useApply } from './use-apply';
import { useDropped } from './use-dropped';
import { useResourceStudy } from './use-resource-study';
import { useResourceText } from './use-resource-text';
import { useView } from './use-view';

export interface WorkbenchProps {
  of: ResourceRef;
  live: Resource;
  /** Whom a write touches, in a sentence or two. */
  effect: string;
}

const NO_PROBLEMS: ResourceStudy['own'] = [];

/** The YAML of one resource: form, text or both texts, what a write would change, and Apply. */
export function Workbench({ of, live, effect }: WorkbenchProps) {
  const { account } = useAuth();
  const ws = useWorkspace();
  const id = workspaceId(ws);
  const terms = useMemo(() => previewTerms(id), [id]);
  const edited = useResourceText(textKey(account, ws, of), live, { isEndpoint: of.deploymentName === null, terms });
  const { study, ask } = useResourceStudy(of, edited, id);
  const [line, setLine] = useState<number | null>(null);
  const [view, choose] = useView();
  const go = (next: number) => {
    setLine(next);
    if (view === 'form') choose('edit');
  };
  const { files, take } = useDropped(edited.setText);
  const state = provisioningStateOf(live);
  const facts = { edited, mayRepeat: state !== '' && state !== 'Succeeded' && !isMoving(state) };
  const mayApply = async (own: string) => reasonAgainst({ ...facts, study: await ask(own) }) === undefined;
  const applying = useApply({ of, edited, files, mayApply });
  const name = of.deploymentName ?? of.endpointName;
  const action = of.deploymentName === null ? WRITE_ENDPOINT : WRITE_DEPLOYMENT;
  return (
    <Columns
      main={
        <>
          <OperationNotice of={of} state={state} operation={edited.operation} />
          {applying.error !== null && <ActionError error={applying.error} what={`${name} was not written.`} />}
          <MergeNotices edited={edited} live={live} wasRefused={applying.hasMerged} />
          <DraftNotices draft={edited} isEdited={edited.isEdited} onText={edited.setText} />
          {applying.progress && <AssetStatus progress={applying.progress} />}
          <ConversionOffer
            text={edited.text}
            newest={edited.newest}
            offer={study?.conversion ?? null}
            onText={edited.setText}
          />
          {view === 'form' ? (
            <SettingsForm edited={edited} study={study} />
          ) : (
            <ResourceEditor
              of={of}
              edited={edited}
              problems={study?.own ?? NO_PROBLEMS}
              line={line}
              isDiff={view === 'diff'}
              onSubmit={applying.apply}
            />
          )}
          {study && <AssetPreview texts={study.texts} wanted={study.wanted} files={files} />}
        </>
      }
      side={
        <>
          <ChangePanel {...facts} study={study} applying={applying} effect={effect} action={action} onGo={go} />
          {view === 'edit' && <DropYaml onText={take} />}
        </>
      }
    />
  );
}
