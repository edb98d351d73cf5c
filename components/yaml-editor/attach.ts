import type { editor, IDisposable } from 'monaco-editor/editor';
import { monaco } from './monaco';
import type { StatusStore } from './status';

type CodeEditor = editor.IStandaloneCodeEditor;

const tabLeaves = (code: CodeEditor) => code.getOption(monaco.editor.EditorOption.tabFocusMode);

/** Tells the bars where the cursor is and what Tab does, now and when it changes. */
export function watchStatus(code: CodeEditor, store: StatusStore): IDisposable[] {
  store.set({ tabLeaves: tabLeaves(code) });
  return [
    code.onDidChangeCursorPosition(({ position }) => store.set({ line: position.lineNumber, column: position.column })),
    code.onDidChangeConfiguration(() => {
      if (store.get().tabLeaves !== tabLeaves(code)) store.set({ tabLeaves: tabLeaves(code) });
    }),
  ];
}

/** macOS keeps Ctrl M for itself. */
export const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Lets the Tab key leave this editor, or indent again. Monaco's own switch is one for all editors, and outlives the page. */
export function toggleTab(codes: readonly CodeEditor[]) {
  const leaves = codes[0] ? tabLeaves(codes[0]) : false;
  for (const code of codes) code.updateOptions({ tabFocusMode: !leaves });
}

/** The way out of the editor by keyboard: Ctrl M, on macOS Ctrl Shift M. */
export function addTabKey(code: CodeEditor, codes: readonly CodeEditor[]) {
  const { KeyMod, KeyCode } = monaco;
  code.addAction({
    id: 'studio.tab',
    label: 'Tab leaves the editor, or indents',
    keybindings: [isMac() ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM],
    run: () => toggleTab(codes),
  });
}

/** Names what explains the Tab key on the element that has the focus. */
export function describe(code: CodeEditor, hint: string) {
  const input = code.getDomNode()?.querySelector('.native-edit-context, textarea.inputarea');
  input?.setAttribute('aria-describedby', hint);
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
