import type { editor } from 'monaco-editor/editor';
import { monaco } from './monaco';

/** Options that an editor and both sides of a diff share. */
export function editorOptions(label: string, isNarrow: boolean): editor.IEditorOptions & editor.IGlobalEditorOptions {
  const coarse = window.matchMedia('(pointer: coarse)').matches;
  return {
    ariaLabel: label,
    accessibilitySupport: 'auto',
    // The theme follows the page, which also knows the system's colours.
    autoDetectHighContrast: false,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: coarse ? 14 : 12,
    lineHeight: coarse ? 24 : 20,
    lineNumbersMinChars: 3,
    padding: { top: 8, bottom: 8 },
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    glyphMargin: false,
    folding: !isNarrow,
    wordWrap: isNarrow ? 'on' : 'off',
    scrollBeyondLastLine: false,
    // At its end the wheel scrolls the page on.
    scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
    // The card around it cuts off what stands out.
    fixedOverflowWidgets: true,
    quickSuggestions: { other: true, strings: true, comments: false },
    // Behind the picture of the key, not before it.
    quickSuggestionsDelay: 60,
    // What else looks at the text with each key, and has nothing to say on YAML.
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    inlineSuggest: { enabled: false },
    parameterHints: { enabled: false },
    codeLens: false,
    inlayHints: { enabled: 'off' },
    colorDecorators: false,
    defaultColorDecorators: 'never',
    wordBasedSuggestions: 'off',
    suggest: { showWords: false },
    bracketPairColorization: { enabled: false },
    // Not from wherever the cursor is: that reads the whole text after each key, for up to 20 ms.
    matchBrackets: 'near',
    stickyScroll: { enabled: false },
    renderControlCharacters: true,
    // Dimmed, the last number is too faint to read.
    renderFinalNewline: 'on',
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
    // U+2028 and its kin stay as they are, without a question.
    unusualLineTerminators: 'off',
    // Dropped files are the page's.
    dropIntoEditor: { enabled: false },
    dragAndDrop: false,
    links: false,
    // The fix stands as a button below the text, and with Ctrl and a full stop at the cursor.
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
  };
}
