export { YamlDiff, YamlEditor } from './lazy';
