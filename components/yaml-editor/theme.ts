import type { editor } from 'monaco-editor/editor';
import type { ReadToken } from './tokens';

const RULES: Record<string, string> = {
  '': 'fg',
  type: 'syn-key',
  // Monaco's own themes name YAML's strings, which a rule for all strings does not reach.
  'string.yaml': 'syn-str',
  keyword: 'syn-num',
  number: 'syn-num',
  comment: 'syn-com',
  operators: 'fg',
  tag: 'syn-num',
  namespace: 'syn-num',
  'meta.directive': 'syn-com',
};

const COLORS: Record<string, string> = {
  'editor.background': 'log-bg',
  'editor.foreground': 'fg',
  'editorLineNumber.foreground': 'fg-3',
  'editorLineNumber.activeForeground': 'fg',
  'editorCursor.foreground': 'fg',
  'editorGutter.background': 'log-bg',
  'editorIndentGuide.background1': 'border',
  'editorIndentGuide.activeBackground1': 'border-strong',
  'editorError.foreground': 'fill-bad',
  'editorWarning.foreground': 'fill-warn',
  'editorWidget.background': 'overlay',
  'editorWidget.foreground': 'fg',
  'editorWidget.border': 'border',
  'editorHoverWidget.background': 'overlay',
  'editorHoverWidget.foreground': 'fg',
  'editorHoverWidget.border': 'border',
  'editorSuggestWidget.background': 'overlay',
  'editorSuggestWidget.foreground': 'fg',
  'editorSuggestWidget.border': 'border',
  'editorSuggestWidget.selectedBackground': 'selected',
  'editorSuggestWidget.selectedForeground': 'fg',
  'editorSuggestWidget.highlightForeground': 'accent-text',
  'editorSuggestWidget.focusHighlightForeground': 'accent-text',
  'list.hoverBackground': 'hover',
  'menu.background': 'overlay',
  'menu.foreground': 'fg',
  'menu.selectionBackground': 'selected',
  'menu.selectionForeground': 'fg',
  'input.background': 'surface',
  'input.foreground': 'fg',
  'input.border': 'control',
  'textLink.foreground': 'accent-text',
  'textCodeBlock.background': 'sunken',
  descriptionForeground: 'fg-2',
  focusBorder: 'focus',
  'diffEditor.removedLineBackground': 'diff-del',
  'diffEditor.insertedLineBackground': 'diff-ins',
  'diffEditorGutter.removedLineBackground': 'diff-del',
  'diffEditorGutter.insertedLineBackground': 'diff-ins',
  'diffEditor.diagonalFill': 'border',
  'diffEditor.border': 'border',
};

/** Colours with a share of their own, in two hexadecimal digits. */
const SHADES: Record<string, [token: string, alpha: string]> = {
  'editor.selectionBackground': ['accent', '38'],
  'editor.inactiveSelectionBackground': ['accent', '24'],
  'editor.lineHighlightBackground': ['hover', '99'],
  'editor.lineHighlightBorder': ['hover', '00'],
  'editor.wordHighlightBackground': ['accent', '22'],
  'editorBracketMatch.background': ['accent', '22'],
  'editorBracketMatch.border': ['control', 'ff'],
  'diffEditor.removedTextBackground': ['diff-del-mark', '33'],
  'diffEditor.insertedTextBackground': ['diff-ins-mark', '33'],
  'scrollbarSlider.background': ['fg-3', '55'],
  'scrollbarSlider.hoverBackground': ['fg-3', '88'],
};

/** Every token that the theme asks for. */
export const THEME_TOKENS: readonly string[] = [
  ...new Set([...Object.values(RULES), ...Object.values(COLORS), ...Object.values(SHADES).map(([token]) => token)]),
];

/** Monaco's theme from our tokens as they are now: theme and contrast are the page's. */
export function themeOf(read: ReadToken, isDark: boolean): editor.IStandaloneThemeData {
  const plain = Object.entries(COLORS).map(([name, token]) => [name, read(token)]);
  const shaded = Object.entries(SHADES).map(([name, [token, alpha]]) => [name, read(token) + alpha]);
  return {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: Object.entries(RULES).map(([token, color]) => ({ token, foreground: read(color).slice(1) })),
    colors: Object.fromEntries([...plain, ...shaded]),
  };
}
