import type { DateNode } from './node';

const FORM =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(?:(Z)|([-+])(\d\d?)(?::(\d\d))?))?)?$/;

const two = (n: number) => String(n).padStart(2, '0');
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function checked(value: number, low: number, high: number, name: string): number {
  if (value < low || value > high) throw new Error(`${name} must be in ${low}..${high}`);
  return value;
}

/** Minutes east of UTC of a time zone such as `-3:30`, null where none is written. */
function offset(zulu?: string, sign?: string, hours?: string, minutes?: string): number | null {
  if (zulu) return 0;
  if (!sign) return null;
  const size = Number(hours) * 60 + Number(minutes ?? 0);
  checked(size, 0, 1439, 'the time zone in minutes');
  return sign === '-' ? -size : size;
}

function zoneText(minutes: number | null): string {
  if (minutes === null) return '';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Python keeps the zone of an instant as a timedelta of days and seconds; a negative one is a day less plus the rest. */
function zoneRepr(minutes: number | null): string {
  if (minutes === null) return '';
  if (minutes === 0) return ', tzinfo=datetime.timezone.utc';
  const days = minutes < 0 ? 'days=-1, ' : '';
  return `, tzinfo=datetime.timezone(datetime.timedelta(${days}seconds=${(minutes < 0 ? minutes + 1440 : minutes) * 60}))`;
}

/** A YAML 1.1 timestamp as Python's datetime shows it. Throws an Error with Python's sentence for a day that is none. */
export function timestampNode(text: string, at: number): DateNode {
  const match = FORM.exec(text);
  if (!match) throw new Error(`'${text}' is no date.`);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  checked(year, 1, 9999, 'year');
  checked(month, 1, 12, 'month');
  if (day < 1 || day > daysIn(year, month)) throw new Error('day is out of range for month');
  const date = `${match[1]}-${two(month)}-${two(day)}`;
  if (match[4] === undefined) return { kind: 'date', text: date, repr: `datetime.date(${year}, ${month}, ${day})`, at };
  return instant(match, date, [year, month, day], at);
}

function instant(match: RegExpExecArray, date: string, day: number[], at: number): DateNode {
  const hour = checked(Number(match[4]), 0, 23, 'hour');
  const minute = checked(Number(match[5]), 0, 59, 'minute');
  const second = checked(Number(match[6]), 0, 59, 'second');
  const micro = Number((match[7] ?? '').slice(0, 6).padEnd(6, '0'));
  const zone = offset(match[8], match[9], match[10], match[11]);
  const time = `${two(hour)}:${two(minute)}:${two(second)}${micro === 0 ? '' : `.${String(micro).padStart(6, '0')}`}`;
  const parts = [...day, hour, minute, ...(second || micro ? [second] : []), ...(micro ? [micro] : [])];
  const repr = `datetime.datetime(${parts.join(', ')}${zoneRepr(zone)})`;
  return { kind: 'date', text: `${date} ${time}${zoneText(zone)}`, repr, at };
}
