import type * as Monaco from 'monaco-editor/editor';

/** A fix as Monaco carries it out, in the words of its button. */
export interface OfferedFix {
  title: string;
  /** Lines count from 1. */
  line: number;
  edit: Monaco.languages.TextEdit;
}

/** Monaco asks by language; each text has fixes of its own. */
type FixesOf = (isAsked: (line: number) => boolean) => OfferedFix[];
const offers = new WeakMap<Monaco.editor.ITextModel, FixesOf>();
export const setFixes = (model: Monaco.editor.ITextModel, fixes: FixesOf) => offers.set(model, fixes);

/** The fixes of the problems on the cursor's lines, as quick fixes (Ctrl or Cmd with a full stop). */
export function registerFixes(api: typeof Monaco) {
  api.languages.registerCodeActionProvider(
    'yaml',
    {
      provideCodeActions(model, { startLineNumber, endLineNumber }, { markers }) {
        const isAsked = (line: number) => line >= startLineNumber && line <= endLineNumber;
        const fixes = offers.get(model)?.(isAsked) ?? [];
        const actions = fixes.map(({ title, line, edit }) => ({
          title,
          kind: 'quickfix',
          isPreferred: true,
          diagnostics: markers.filter((marker) => marker.startLineNumber === line),
          edit: { edits: [{ resource: model.uri, versionId: model.getVersionId(), textEdit: edit }] },
        }));
        return { actions, dispose: () => undefined };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
}
