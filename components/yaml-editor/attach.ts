import type { editor } from 'monaco-editor/editor';
import { monaco } from './monaco';
import { isMac } from './platform';
import type { StatusStore } from './status';

export type CodeEditor = editor.IStandaloneCodeEditor;

const tabLeaves = (code: CodeEditor) => code.getOption(monaco.editor.EditorOption.tabFocusMode);

/** Tells the bars where the cursor is and what Tab does, now and when it changes. */
function watchStatus(code: CodeEditor, store: StatusStore) {
  store.set({ tabLeaves: tabLeaves(code) });
  code.onDidChangeCursorPosition(({ position }) =>
    store.setSoon({ line: position.lineNumber, column: position.column }),
  );
  code.onDidChangeConfiguration(() => {
    if (store.get().tabLeaves !== tabLeaves(code)) store.set({ tabLeaves: tabLeaves(code) });
  });
}

/** Lets the Tab key leave these editors, or indent again. Monaco's own switch is one for all editors, and outlives the page. */
export function toggleTab(codes: readonly CodeEditor[]) {
  const leaves = codes[0] ? tabLeaves(codes[0]) : false;
  for (const code of codes) code.updateOptions({ tabFocusMode: !leaves });
}

/** The way out of the editor by keyboard: Ctrl M, on macOS Ctrl Shift M. */
function addTabKey(code: CodeEditor, codes: readonly CodeEditor[]) {
  const { KeyMod, KeyCode } = monaco;
  code.addAction({
    id: 'studio.tab',
    label: 'Tab leaves the editor, or indents',
    keybindings: [isMac ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM],
    run: () => toggleTab(codes),
  });
}

/** Names what explains the Tab key on the element that has the focus. */
function describe(code: CodeEditor, hint: string) {
  const input = code.getDomNode()?.querySelector('.native-edit-context, textarea.inputarea');
  input?.setAttribute('aria-describedby', hint);
}

/** What the editors of one frame have in common; the bars tell of the first. `hint`: the id of what explains the Tab key. */
export function attach(codes: readonly CodeEditor[], store: StatusStore, hint: string) {
  for (const code of codes) {
    describe(code, hint);
    addTabKey(code, codes);
  }
  if (codes[0]) watchStatus(codes[0], store);
}

export function addSubmit(code: CodeEditor, submit: () => void) {
  const { KeyMod, KeyCode } = monaco;
  code.addAction({
    id: 'studio.submit',
    label: 'Apply',
    keybindings: [KeyMod.CtrlCmd | KeyCode.KeyS, KeyMod.CtrlCmd | KeyCode.Enter],
    run: submit,
  });
}

export function goTo(code: CodeEditor | undefined, line: number, column = 1) {
  code?.setPosition({ lineNumber: line, column });
  code?.revealLineInCenterIfOutsideViewport(line);
  code?.focus();
}
