/** The heading of a step of the form: its number in a ring, then the word. */
export function StepTitle({ step, children }: { step: number; children: string }) {
  return (
    <span className="flex items-center gap-2">
      <span
        aria-hidden
        className="grid size-5 shrink-0 place-items-center rounded-full border border-border bg-sunken text-11 font-semibold text-fg-2"
      >
        {step}
      </span>
      {children}
    </span>
  );
}
