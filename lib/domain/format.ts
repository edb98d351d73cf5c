const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1,240`. */
export function formatCount(n: number): string {
  return counts.format(n);
}

const pair = (major: number, majorUnit: string, minor: number, minorUnit: string) =>
  minor === 0 ? `${major} ${majorUnit}` : `${major} ${majorUnit} ${minor} ${minorUnit}`;

/** Milliseconds in the two largest units: `0.4 s`, `41 s`, `6 min 50 s`, `2 h 5 min`, `3 d 4 h`; never negative. */
export function formatDuration(ms: number): string {
  const span = Math.max(0, ms);
  if (span < SECOND) return `${Math.floor(span / 100) / 10} s`;
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`;
  if (span < HOUR) return pair(Math.floor(span / MINUTE), 'min', Math.floor((span % MINUTE) / SECOND), 's');
  if (span < DAY) return pair(Math.floor(span / HOUR), 'h', Math.floor((span % HOUR) / MINUTE), 'min');
  return pair(Math.floor(span / DAY), 'd', Math.floor((span % DAY) / HOUR), 'h');
}

const byteUnits = ['kB', 'MB', 'GB', 'TB'] as const;

/** Decimal units, one decimal below ten: `512 B`, `3.1 MB`, `612 kB`, `2.4 GB`. */
export function formatBytes(n: number): string {
  if (n < 1000) return `${Math.round(n)} B`;
  let value = n / 1000;
  let unit = 0;
  // 999.5 would round up to 1000 of this unit, so it is already one of the next.
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const figure = value < 9.95 ? value.toFixed(1).replace('.0', '') : formatCount(value);
  return `${figure} ${byteUnits[unit]}`;
}

/** `just now`, `4 s ago`, `3 min ago`, `2 h ago`, `5 d ago`; an instant ahead of a slow clock is `just now`. */
export function formatAge(instant: string, now: Date): string {
  const age = now.getTime() - Date.parse(instant);
  if (Number.isNaN(age)) return instant;
  if (age < SECOND) return 'just now';
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s ago`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  return `${Math.floor(age / DAY)} d ago`;
}

/** The exact instant with its zone, `22 Nov 2026, 14:08:12 UTC`; without `zone` the reader's own. Not an instant: as it is. */
export function formatInstant(instant: string, zone?: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

/** Time of day, `14:08:12`; without `zone` the reader's own. Not an instant: as it is. */
export function formatClock(instant: string, zone?: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);
}
