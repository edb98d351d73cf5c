import { useQuery } from '@tanstack/react-query';
import { YamlDiff, YamlEditor, type YamlEditorProps } from '@/components/yaml-editor';
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
  const common: Omit<YamlEditorProps, 'value' | 'label'> = {
    onChange: typeText,
    expected: of.deploymentName === null ? 'endpoint' : 'deployment',
    endpointName: of.endpointName,
    problems,
    names: data ?? null,
    path,
  };
  if (isDiff)
    return <YamlDiff {...common} before={before} after={text} beforeLabel="Live, as Azure has it" afterLabel="Yours" />;
  const label = `YAML of ${of.deploymentName ?? of.endpointName}`;
  return <YamlEditor {...common} value={text} label={label} onSubmit={onSubmit} revealLine={line} />;
}
