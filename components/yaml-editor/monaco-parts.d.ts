// Monaco's `features/suggest` registers no suggestions by itself, and this part of it has no types.
declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController';
