/** The least page with Monaco: its editor with all features, YAML's colours, nothing of ours. */
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/yaml/register';

globalThis.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module' }),
};
const host = document.getElementById('editor');
const text = ['name: bare', ...Array.from({ length: 19 }, (_, at) => `key_${at}: value ${at}`)].join('\n');
if (host) monaco.editor.create(host, { value: text, language: 'yaml', minimap: { enabled: false } });
