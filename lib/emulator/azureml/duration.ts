const FORM = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

/** Seconds of an ISO-8601 duration such as `PT1M30S`; null when the text is none. */
export function secondsOfDuration(text: string): number | null {
  const match = FORM.exec(text);
  if (match === null || !/\d/.test(text)) return null;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

/** `PT30S`, `PT5M`, `PT1M30S`: the form in which Azure answers (contract H2). */
export function durationOfSeconds(total: number): string {
  const parts: [number, string][] = [
    [Math.floor(total / 3_600), 'H'],
    [Math.floor((total % 3_600) / 60), 'M'],
    [total % 60, 'S'],
  ];
  const text = parts.flatMap(([value, unit]) => (value === 0 ? [] : [`${value}${unit}`])).join('');
  return text === '' ? 'PT0S' : `PT${text}`;
}
