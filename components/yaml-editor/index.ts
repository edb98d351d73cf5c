export { loadEditorAhead, YamlDiff, YamlEditor } from './lazy';
