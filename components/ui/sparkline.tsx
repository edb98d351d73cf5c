const fills = {
  well: 'var(--spark)',
  bad: 'var(--st-failed)',
  warn: 'var(--st-completed-with-failures)',
  run: 'var(--st-running)',
  quiet: 'var(--fg-3)',
};
/** Pixels by the number of bars that there may be. */
const widths = { 10: 72, 20: 104 };
const HEIGHT = 22;

export interface SparkBar {
  id: string;
  /** Any unit, the same for all bars; null where there is none yet. */
  value: number | null;
  tone: keyof typeof fills;
}

/** One bar a thing, newest last. Trouble keeps at least 60 % of the height, so that a short failure is still seen. */
export function Sparkline({ bars, label, slots }: { bars: SparkBar[]; label: string; slots: keyof typeof widths }) {
  const width = widths[slots];
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0));
  const step = width / slots;
  return (
    <svg
      className="block"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {bars.slice(-slots).map((bar, index) => {
        const height = barHeight(bar, most);
        return (
          <rect
            key={bar.id}
            x={index * step}
            y={HEIGHT - height}
            width={step - 1}
            height={height}
            rx={1}
            fill={fills[bar.tone]}
          />
        );
      })}
    </svg>
  );
}

function barHeight(bar: SparkBar, most: number): number {
  const least = bar.tone === 'bad' || bar.tone === 'warn' ? 0.6 : 0.14;
  return HEIGHT * Math.max(least, (bar.value ?? 0) / most);
}
