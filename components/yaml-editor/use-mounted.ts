import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { attach, type CodeEditor } from './attach';
import { followTheme } from './follow-theme';
import { sayLargeFirst } from './large-paste';
import { StatusStore } from './status';
import type { EditedText } from './types';
import { YamlText } from './yaml-text';

/** An editor, or a pair of them, with the text that is edited. */
export interface Made {
  /** The one that is typed in first. */
  codes: readonly CodeEditor[];
  dispose(): void;
}

export type Mounted<Own extends Made> = Own & { text: YamlText };

function mount<Own extends Made>(text: YamlText, own: Own): Mounted<Own> {
  const dispose = () => {
    own.dispose();
    text.dispose();
  };
  return { ...own, text, dispose };
}

/** Tells the text what the page says of it. */
function useInformed(text: YamlText | undefined, value: string, props: EditedText) {
  const { expected, names, endpointName, problems } = props;
  // In the same pass as the drawing, so that no key comes between.
  useLayoutEffect(() => text?.replace(value), [text, value]);
  useEffect(
    () => text?.inform({ expected, names, endpointName }, problems),
    [text, expected, names, endpointName, problems],
  );
}

/**
 * Makes what `make` makes in a host and keeps it as long as the text has this path: another path is another text, with its
 * own undo. `latest` always holds the newest props.
 */
export function useMounted<Props extends EditedText, Own extends Made>(
  props: Props,
  textOf: (props: Props) => string,
  make: (host: HTMLElement, text: YamlText, latest: RefObject<Props>) => Own,
) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const hint = useId();
  const [store] = useState(() => new StatusStore());
  const [mounted, setMounted] = useState<Mounted<Own> | null>(null);
  useEffect(() => {
    latest.current = props;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the others are told to what stands, by its own effects
  useEffect(() => {
    if (!host.current) return;
    const stop = followTheme();
    const text = new YamlText(props.path, textOf(props), {
      change: (changed) => latest.current.onChange(changed),
      problems: (check) => store.set(check),
    });
    const made = mount(text, make(host.current, text, latest));
    attach(made.codes, store, hint);
    const stopListening = sayLargeFirst(host.current, made.codes[0], text);
    setMounted(made);
    return () => {
      stop();
      stopListening();
      made.dispose();
      setMounted(null);
    };
  }, [props.path]);
  useInformed(mounted?.text, textOf(props), props);
  return { host, store, hint, mounted };
}
