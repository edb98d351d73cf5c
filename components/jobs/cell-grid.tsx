/** One cell a mini-batch, in order: done, failed (crossed), running, waiting. The figures beside it say the same in text. */
export function CellGrid({ cells }: { cells: string }) {
  return (
    <div aria-hidden className="grid grid-cols-[repeat(auto-fill,minmax(12px,1fr))] gap-[3px]">
      {cellsWithKeys(cells).map(({ key, letter }) => (
        <Cell key={key} letter={letter} />
      ))}
    </div>
  );
}

/** Mini-batches keep their place, so the place is the key. */
const cellsWithKeys = (cells: string) => Array.from(cells, (letter, at) => ({ letter, key: at }));

const grounds: Record<string, string> = { d: 'bg-fill-ok', r: 'bg-fill-run', f: 'bg-fill-bad', '.': 'bg-track' };

function Cell({ letter }: { letter: string }) {
  const ground = grounds[letter] ?? 'bg-track';
  if (letter !== 'f') return <i className={`aspect-square w-full rounded-[2px] ${ground}`} />;
  return (
    <svg viewBox="0 0 12 12" className={`aspect-square w-full rounded-[2px] ${ground}`} aria-hidden="true">
      <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" stroke="var(--surface)" strokeWidth="1.5" />
    </svg>
  );
}
