/** The share of a deployment as the switch shows it, here as text: figure and place of the knob carry the state. */
export function Traffic({ share }: { share: 0 | 100 }) {
  const on = share === 100;
  const look = on
    ? 'flex-row-reverse border-border-strong bg-accent-soft text-accent-text'
    : 'border-border-strong text-fg-2';
  return (
    <span
      className={`inline-flex h-6 w-16 shrink-0 items-center rounded-full border px-0.75 text-12 font-semibold ${look}`}
    >
      <i
        aria-hidden
        className={`size-4 rounded-full border-2 ${on ? 'border-accent-text bg-accent-text' : 'border-control'}`}
      />
      <span className="flex-1 text-center">{share}</span>
      <span className="sr-only">{on ? 'of 100: the default deployment' : 'of 100: not the default'}</span>
    </span>
  );
}
