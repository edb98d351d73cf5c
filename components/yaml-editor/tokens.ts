/** Reads a colour token of the page as `#rrggbb`. */
export type ReadToken = (token: string) => string;

const byte = (share: number) =>
  Math.round(Math.min(1, Math.max(0, share)) * 255)
    .toString(16)
    .padStart(2, '0');

/** A computed colour as `#rrggbb`: browsers write sRGB as `color(srgb …)` of shares or as `rgb(…)` of bytes. */
export function hexOf(computed: string): string {
  const numbers = (computed.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).slice(0, 3).map(Number);
  const shares = computed.startsWith('color(') ? numbers : numbers.map((value) => value / 255);
  return `#${[0, 1, 2].map((at) => byte(shares[at] ?? 0)).join('')}`;
}

function probeOf(token: string) {
  const probe = document.createElement('span');
  probe.style.color = `color-mix(in srgb, var(--${token}), var(--${token}))`;
  return probe;
}

/**
 * Reads tokens as the element sees them, whatever colour space they are written in. They are named ahead: one element for
 * each is put in before any is read, since a browser styles the page anew for what changes between two readings.
 */
export function tokenReader(element: HTMLElement, tokens: readonly string[]): ReadToken {
  const probes = new Map(tokens.map((token) => [token, probeOf(token)]));
  const host = document.createElement('span');
  host.hidden = true;
  host.append(...probes.values());
  element.append(host);
  const read = new Map([...probes].map(([token, probe]) => [token, hexOf(getComputedStyle(probe).color)]));
  host.remove();
  return (token) => {
    const color = read.get(token);
    if (color === undefined) throw new Error(`The token ${token} was not named ahead.`);
    return color;
  };
}
