import type * as Monaco from 'monaco-editor/editor';
import { MONACO_CSS, MONACO_URL } from '@/lib/client/editor-ahead';
import { registerFixes } from './fixes';
import { registerProviders } from './providers';

/** Monaco measures what it draws, so its styles come first. */
const styled = () =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: MONACO_CSS });
    link.onload = resolve;
    link.onerror = () => reject(new Error('The style sheet of the editor could not be loaded.'));
    document.head.append(link);
  });

const [api]: [typeof Monaco, unknown] = await Promise.all([import(/* turbopackIgnore: true */ MONACO_URL), styled()]);
export const monaco = api;

// Both stand as literals here: the bundler looks for this form, and serves the workers from our own origin.
const editorWorker = () =>
  new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module', name: 'editor' });
export const checkWorker = () =>
  new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module', name: 'yaml-check' });

globalThis.MonacoEnvironment = { getWorker: editorWorker };
registerProviders(monaco);
registerFixes(monaco);
