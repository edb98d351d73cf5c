'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { ActionError } from '@/components/layout';
import { OperationNotice } from '@/components/operations';
import { AssetPreview, AssetStatus, DropYaml, type LocalFiles } from '@/components/yaml-assets';
import { YamlDiff, YamlEditor } from '@/components/yaml-editor';
import { textKey } from '@/lib/client/applied-text';
import { useAuth } from '@/lib/client/auth-state';
import { editorNamesQuery } from '@/lib/client/editor-names';
import { provisioningStateOf, type ResourceRef } from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import type { Resource } from '@/lib/contracts/api/resources';
import { isMoving } from '@/lib/domain/provisioning';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';
import { ChangePanel, reasonAgainst } from './change-panel';
import { ConversionOffer } from './conversion-offer';
import { DraftNotices } from './draft-notices';
import { meaningOf } from './meaning';
import { MergeNotices } from './merge-notices';
import { SettingsForm } from './settings-form';
import { Columns } from './side-panel';
import { useApply } from './use-apply';
import { type ResourceText, useResourceText } from './use-resource-text';
import { useView } from './use-view';

export interface WorkbenchProps {
  of: ResourceRef;
  live: Resource;
  terms: WorkspaceTerms;
  /** Whom a write touches, in a sentence or two. */
  effect: string;
}

/** The YAML of one resource: form, text or both texts, what a write would change, and Apply. */
export function Workbench({ of, live, terms, effect }: WorkbenchProps) {
  const { account } = useAuth();
  const edited = useResourceText(textKey(account, useWorkspace(), of), live, of.deploymentName === null, terms);
  const [files, setFiles] = useState<LocalFiles | null>(null);
  const applying = useApply(of, edited, files);
  const meaning = useMeaning(of, edited, terms);
  const [line, setLine] = useState<number | null>(null);
  const [view, choose] = useView();
  const go = (next: number) => {
    setLine(next);
    if (view === 'form') choose('edit');
  };
  const { text: edit, setText } = edited;
  const texts = useMemo(() => [edit], [edit]);
  const take = useCallback(
    (text: string, dropped: LocalFiles | null) => {
      setFiles(dropped);
      setText(text);
    },
    [setText],
  );
  const state = provisioningStateOf(live);
  const facts = {
    edited,
    changes: meaning.changes,
    problems: meaning.problems,
    mayRepeat: state !== '' && state !== 'Succeeded' && !isMoving(state),
  };
  const submit = () => reasonAgainst(facts) === undefined && applying.apply();
  const name = of.deploymentName ?? of.endpointName;
  return (
    <Columns
      main={
        <>
          <OperationNotice of={of} state={state} operation={edited.operation} />
          {applying.error !== null && <ActionError error={applying.error} what={`${name} was not written.`} />}
          <MergeNotices edited={edited} live={live} wasRefused={applying.hasMerged} />
          <DraftNotices draft={edited} isEdited={edited.isEdited} onText={edited.setText} />
          {applying.progress && <AssetStatus progress={applying.progress} />}
          <ConversionOffer text={edited.text} onText={edited.setText} />
          {view === 'form' ? (
            <SettingsForm edited={edited} body={meaning.body} />
          ) : (
            <Text
              of={of}
              edited={edited}
              problems={meaning.own}
              line={line}
              isDiff={view === 'diff'}
              onSubmit={submit}
            />
          )}
          <AssetPreview texts={texts} files={files} />
          {view === 'edit' && <DropYaml onText={take} />}
        </>
      }
      side={<ChangePanel {...facts} applying={applying} effect={effect} onGo={go} />}
    />
  );
}

function useMeaning(of: ResourceRef, edited: ResourceText, terms: WorkspaceTerms) {
  const text = useDeferredValue(edited.text);
  const { base, shape } = edited;
  return useMemo(() => meaningOf(text, base, shape, terms, of), [text, base, shape, terms, of]);
}

interface TextProps {
  of: ResourceRef;
  edited: ResourceText;
  problems: ReturnType<typeof meaningOf>['own'];
  line: number | null;
  isDiff: boolean;
  onSubmit: () => void;
}

function Text({ of, edited, problems, line, isDiff, onSubmit }: TextProps) {
  const { data } = useQuery(editorNamesQuery(useWorkspace()));
  const path = `${of.endpointName}/${of.deploymentName ?? 'endpoint'}.yml`;
  const { text, setText, before } = edited;
  if (isDiff)
    return (
      <YamlDiff
        before={before}
        after={text}
        beforeLabel="Live, as Azure has it"
        afterLabel="Yours"
        onChange={setText}
        problems={problems}
        path={path}
      />
    );
  return (
    <YamlEditor
      value={text}
      onChange={setText}
      expected={of.deploymentName === null ? 'endpoint' : 'deployment'}
      problems={problems}
      names={data ?? null}
      label={`YAML of ${of.deploymentName ?? of.endpointName}`}
      path={path}
      onSubmit={onSubmit}
      revealLine={line}
    />
  );
}
