const MINUTE = 60_000;
const WEEK = 7 * 24 * 60;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

interface FreezeWindow {
  /** As it was written. */
  text: string;
  /** When it ends, where it holds at `now`; else null. */
  until(now: Date): Date | null;
}

const WEEKLY =
  /^([a-z]{3})[a-z]* (\d{1,2}):(\d{2}) ?\/ ?([a-z]{3})[a-z]* (\d{1,2}):(\d{2})(?: ([\w+-]+(?:\/[\w+-]+)*))?$/i;

/** Minutes since Monday 00:00; null for what is no time of a week. */
function minuteOf(day = '', hour = '', minute = ''): number | null {
  const at = DAYS.indexOf(day.toLowerCase());
  const ofDay = Number(hour) * 60 + Number(minute);
  return at < 0 || Number(minute) > 59 || ofDay > 24 * 60 ? null : at * 24 * 60 + ofDay;
}

function clockOf(zone: string) {
  try {
    const format = { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en-GB', format);
  } catch {
    return null;
  }
}

/** `Fri 16:00/Mon 08:00 Europe/Berlin`, every week; without a zone in UTC. */
function weekly(text: string): FreezeWindow | null {
  const [, day, hour, minute, endDay, endHour, endMinute, zone = 'UTC'] = WEEKLY.exec(text) ?? [];
  const [start, end, clock] = [minuteOf(day, hour, minute), minuteOf(endDay, endHour, endMinute), clockOf(zone)];
  if (start === null || end === null || start === end || clock === null) return null;
  const present = (at: Date) => {
    const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    return minuteOf(part.weekday?.slice(0, 3), part.hour, part.minute) ?? 0;
  };
  const ahead = (from: number, to: number) => (to - from + WEEK) % WEEK;
  const length = ahead(start, end) || WEEK; // Mon 00:00/Sun 24:00 is all of the week
  const until = (now: Date) => {
    const minuteNow = present(now);
    if (ahead(start, minuteNow) >= length) return null;
    const guess = Math.floor(now.getTime() / MINUTE) * MINUTE + (ahead(minuteNow, end) || WEEK) * MINUTE;
    // A change to or from summer time inside the window moves its end by the difference.
    const off = ahead(present(new Date(guess)), end);
    return new Date(guess + (off > WEEK / 2 ? off - WEEK : off) * MINUTE);
  };
  return { text, until };
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** Milliseconds of an instant; without a zone in UTC, and not in that of whichever machine reads it. */
function instantOf(text: string): number {
  const [, day, time = '00:00', zone = 'Z'] = INSTANT.exec(text) ?? [];
  return day === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone.toUpperCase()}`);
}

/** `2026-12-20T00:00Z/2027-01-02T00:00Z`, once. */
function once(text: string): FreezeWindow | null {
  const [from = '', to = '', ...more] = text.split('/');
  const [start, end] = [instantOf(from.trim()), more.length > 0 ? Number.NaN : instantOf(to.trim())];
  if (!(start < end)) return null;
  return { text, until: (now) => (start <= now.getTime() && now.getTime() < end ? new Date(end) : null) };
}

/** Windows in which the default is not to change, `;` between them. What can not be read is told, and freezes nothing. */
export function parseFreeze(freeze: string | null): { windows: FreezeWindow[]; unreadable: string[] } {
  const texts = (freeze ?? '').split(';').flatMap((part) => part.replace(/\s+/g, ' ').trim() || []);
  const parsed = texts.map((text) => ({ text, window: once(text) ?? weekly(text) }));
  return {
    windows: parsed.flatMap(({ window }) => window ?? []),
    unreadable: parsed.flatMap(({ text, window }) => (window === null ? text : [])),
  };
}

/** The window that holds at `now` and ends last; null where none does. `until` is ISO-8601. */
export function frozenAt(freeze: string | null, now: Date): { window: string; until: string } | null {
  const holding = parseFreeze(freeze).windows.flatMap(({ text, until }) => {
    const end = until(now);
    return end ? { window: text, until: end.toISOString() } : [];
  });
  return holding.sort((a, b) => (a.until < b.until ? 1 : -1))[0] ?? null;
}
