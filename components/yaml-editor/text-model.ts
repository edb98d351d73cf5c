import type { editor, languages } from 'monaco-editor/editor';
import { changedPart } from './changed-part';
import { shownText } from './line-ends';
import { monaco } from './monaco';

/** Monaco's model of a text, as it is shown; one of that path before is taken away. */
export function modelOf(path: string, text: string): editor.ITextModel {
  const uri = monaco.Uri.from({ scheme: 'inmemory', path: `/${path}` });
  monaco.editor.getModel(uri)?.dispose();
  const model = monaco.editor.createModel(shownText(text), 'yaml', uri);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  model.updateOptions({ tabSize: 2, indentSize: 2, insertSpaces: true, trimAutoWhitespace: false });
  return model;
}

/** The one change that makes another text of what a model has. */
export function editTo(model: editor.ITextModel, text: string): languages.TextEdit {
  const { start, end, text: added } = changedPart(model.getValue(), shownText(text));
  const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  return { range, text: added };
}

/** One step that undo takes back. */
export function editAsOneStep(model: editor.ITextModel, edit: languages.TextEdit) {
  model.pushStackElement();
  model.pushEditOperations([], [edit], () => null);
  model.pushStackElement();
}
