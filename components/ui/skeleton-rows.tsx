const widths = ['80%', '62%', '90%', '70%'];

/** Grey rows that keep the place of a table while its first answer is on the way. */
export function SkeletonRows({ rows = 4, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div
          key={widths[index % 4] + String(index)}
          className="grid h-13 grid-cols-[16px_1.2fr_2fr_1fr] items-center gap-4 border-b border-border px-4 last:border-0"
        >
          <span className="skeleton size-4" />
          {[0, 1, 2].map((column) => (
            <span key={column} className="skeleton h-2.5" style={{ width: widths[(index + column) % 4] }} />
          ))}
        </div>
      ))}
    </div>
  );
}
