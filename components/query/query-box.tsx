'use client';

import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { FieldNotes } from '@/components/ui/field-notes';
import { completionsAt } from '@/lib/domain/query/complete';
import { problemInWords, type QueryProblem } from '@/lib/domain/query/problem';
import type { Json } from '@/lib/domain/yaml/rest-body';
import { CompletionList } from './completion-list';
import { ErrorMark, ProblemExcerpt } from './error-mark';

export interface QueryBoxProps {
  value: string;
  onValueChange: (query: string) => void;
  /** What names are completed from. */
  document: Json;
  problem: QueryProblem | null;
}

/** The JMESPath box: fields are completed while one types, and what is wrong is underlined and said. */
export function QueryBox({ value, onValueChange, document, problem }: QueryBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const [scroll, setScroll] = useState(0);
  const offered = cursor === null ? null : completionsAt(value, cursor, document);
  const items = offered?.items ?? [];
  const open = items.length > 0;

  const offer = (at: number | null) => {
    setCursor(at);
    setChosen(0);
  };
  const take = (index: number) => {
    const item = items[index];
    if (!item || !offered || cursor === null) return;
    onValueChange(value.slice(0, offered.from) + item.text + value.slice(cursor));
    const at = offered.from + item.text.length;
    offer(null);
    // The input has its new text only after this render.
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => (open ? setChosen((chosen + 1) % items.length) : offer(input.current?.selectionStart ?? 0)),
    ...(open && {
      ArrowUp: () => setChosen((chosen + items.length - 1) % items.length),
      Enter: () => take(chosen),
      Tab: () => take(chosen),
      Escape: () => offer(null),
    }),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const words = problem && problemInWords(value, problem);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block font-medium">
        JMESPath query
      </label>
      <div className="relative">
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open ? `${id}-${chosen}` : undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={`${id}-hint${problem ? ` ${id}-error` : ''}`}
          value={value}
          placeholder="All of it"
          onChange={(event) => {
            onValueChange(event.target.value);
            offer(event.target.selectionStart);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => offer(null)}
          onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
          className={`mono h-9 w-full min-w-0 rounded-6 border bg-surface px-2.5 text-13 text-fg placeholder:text-fg-3 max-md:h-11 max-md:text-16 ${problem ? 'border-danger' : 'border-control'}`}
        />
        {problem && <ErrorMark text={value} problem={problem} scroll={scroll} />}
        <CompletionList id={id} items={items} chosen={chosen} onTake={take} />
      </div>
      <FieldNotes
        id={id}
        hint="As in az … --query. CLI names and REST names both work. Arrow down lists the fields."
        error={
          words && (
            <>
              {words} {problem && <ProblemExcerpt text={value} problem={problem} />}
            </>
          )
        }
      />
    </div>
  );
}
