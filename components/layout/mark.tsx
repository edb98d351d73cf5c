/** The product's mark: three bars, the middle one under way. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 22 22" width={size} height={size} aria-hidden="true" className="shrink-0">
      <rect x="1" y="1" width="20" height="20" rx="5.5" fill="var(--accent)" />
      <g fill="var(--on-accent)">
        <rect x="5" y="5.2" width="12" height="2.9" rx="1.2" opacity=".55" />
        <rect x="5" y="9.6" width="12" height="2.9" rx="1.2" />
        <rect x="5" y="14" width="6.4" height="2.9" rx="1.2" opacity=".55" />
      </g>
    </svg>
  );
}
