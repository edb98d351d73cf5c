const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const unitSeconds = [604_800, 86_400, 3600, 60, 1] as const;

/**
 * Seconds of an ISO-8601 duration such as `PT30S` or `P1DT2H`, as Azure writes time-outs (contract D1); null for anything
 * else. Years and months have no fixed length and are refused.
 */
export function secondsOfIsoDuration(text: string): number | null {
  const match = pattern.exec(text);
  if (!match || text === 'P') return null;
  return unitSeconds.reduce((sum, seconds, index) => sum + Number(match[index + 1] ?? 0) * seconds, 0);
}

/** `PT30S`, `PT1M30S`, `PT1H`, `P1DT2H` of whole seconds ≥ 0 (parts of a second and negatives are cut off). */
export function isoDurationOfSeconds(n: number): string {
  let rest = Math.max(0, Math.floor(n));
  const part = (seconds: number, letter: string) => {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    return count === 0 ? '' : `${count}${letter}`;
  };
  const days = part(86_400, 'D');
  const time = part(3600, 'H') + part(60, 'M') + part(1, 'S');
  if (days === '' && time === '') return 'PT0S';
  return time === '' ? `P${days}` : `P${days}T${time}`;
}
