import type { CodeEditor } from './attach';
import type { YamlText } from './yaml-text';

/**
 * Monaco takes a second for a paste of megabytes, in which nothing is drawn: that it is too large is said first, and drawn.
 * Gives back what ends it.
 */
export function sayLargeFirst(host: HTMLElement, code: CodeEditor | undefined, text: YamlText): () => void {
  const listen = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!code?.hasTextFocus() || !text.sayLarge(pasted)) return;
    event.preventDefault();
    event.stopPropagation();
    const paste = () =>
      code.trigger('clipboard', 'paste', { text: pasted, pasteOnNewLine: false, multicursorText: null });
    // Behind the next picture.
    requestAnimationFrame(() => setTimeout(paste));
  };
  host.addEventListener('paste', listen, { capture: true });
  return () => host.removeEventListener('paste', listen, { capture: true });
}
