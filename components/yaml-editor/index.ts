export type { EditorNames, NamedAsset } from '@/lib/domain/yaml-schema/names';
export { loadEditorAhead, YamlDiff, YamlEditor } from './lazy';
export type { YamlDiffProps, YamlEditorProps } from './types';
