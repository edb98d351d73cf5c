import { useQuery } from '@tanstack/react-query';
import { YamlDiff, YamlEditor } from '@/components/yaml-editor';
import { editorNamesQuery } from '@/lib/client/editor-names';
import type { ResourceRef } from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import type { ResourceStudy } from './resource-study';
import type { ResourceText } from './resource-text';

export interface ResourceEditorProps {
  of: ResourceRef;
  edited: ResourceText;
  problems: ResourceStudy['own'];
  line: number | null;
  isDiff: boolean;
  onSubmit: () => void;
}

/** The text alone, or beside the one that the live resource means. */
export function ResourceEditor({ of, edited, problems, line, isDiff, onSubmit }: ResourceEditorProps) {
  const { data } = useQuery(editorNamesQuery(useWorkspace()));
  const path = `${of.endpointName}/${of.deploymentName ?? 'endpoint'}.yml`;
  const { text, typeText, before } = edited;
  if (isDiff)
    return (
      <YamlDiff
        before={before}
        after={text}
        beforeLabel="Live, as Azure has it"
        afterLabel="Yours"
        onChange={typeText}
        problems={problems}
        path={path}
      />
    );
  return (
    <YamlEditor
      value={text}
      onChange={typeText}
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
