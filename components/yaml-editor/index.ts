export { loadEditorAhead, YamlDiff, YamlEditor } from './lazy';
export type { YamlEditorProps } from './types';
