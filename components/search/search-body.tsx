import { type KeyboardEvent, type RefObject, useId, useMemo, useState } from 'react';
import { useWorkspace } from '@/lib/client/workspace';
import { formatCount } from '@/lib/domain/format';
import { KeyHints } from './key-hints';
import { NothingFits, ReadNotes } from './read-notes';
import { optionId, ResultList } from './result-list';
import { resultsFor } from './results';
import { SearchBox } from './search-box';
import { useEntries } from './use-entries';

export interface SearchBodyProps {
  input: RefObject<HTMLInputElement | null>;
  typed: string;
  onType: (text: string) => void;
  onGo: () => void;
  onClose: () => void;
}

/** The box, what fits what is typed in it, and what its keys do. */
export function SearchBody({ input, typed, onType, onGo, onClose }: SearchBodyProps) {
  const id = useId();
  const workspace = useWorkspace();
  const read = useEntries(workspace);
  const groups = useMemo(() => resultsFor(typed, workspace, read.entries), [typed, workspace, read.entries]);
  const results = groups.flatMap((group) => group.results);
  const [key, setKey] = useState<string | null>(null);
  const at = Math.max(
    0,
    results.findIndex((result) => result.key === key),
  );
  const chosen = results[at] ?? null;

  const step = (by: number) => setKey(results[(at + by + results.length) % results.length]?.key ?? null);
  const open = (elsewhere: boolean) => {
    if (!chosen) return;
    if (elsewhere) window.open(chosen.href, '_blank', 'noopener');
    else document.getElementById(optionId(id, chosen))?.click();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => open(event.ctrlKey || event.metaKey),
    };
    const act = event.nativeEvent.isComposing ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <SearchBox
        ref={input}
        listId={`${id}-list`}
        active={chosen ? optionId(id, chosen) : undefined}
        value={typed}
        onChange={(event) => {
          setKey(null);
          onType(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onClose={onClose}
      />
      <div className="flex min-h-0 flex-1 flex-col">
        <ResultList id={id} groups={groups} chosen={chosen} onChoose={(result) => setKey(result.key)} onGo={onGo} />
        {groups.length === 0 && read.endpoints.data && read.jobs.data && (
          <NothingFits typed={typed} workspaceName={workspace.workspaceName} />
        )}
      </div>
      <ReadNotes read={read} typed={typed} />
      <KeyHints />
      <p role="status" className="sr-only">
        {read.entries.settled && countWords(results.filter(({ kind }) => kind !== 'more').length)}
      </p>
    </>
  );
}

const countWords = (count: number) => (count === 1 ? '1 result' : `${formatCount(count)} results`);
