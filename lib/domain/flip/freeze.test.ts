import { describe, expect, it } from 'vitest';
import { frozenAt, parseFreeze } from './freeze';

const until = (freeze: string, at: string) => frozenAt(freeze, new Date(at))?.until ?? null;

describe('a freeze window', () => {
  it('of every week holds over the end of the week', () => {
    const weekend = 'Fri 16:00/Mon 08:00';
    expect(until(weekend, '2026-11-27T15:59:59Z')).toBeNull();
    expect(until(weekend, '2026-11-27T16:00:00Z')).toBe('2026-11-30T08:00:00.000Z');
    expect(until(weekend, '2026-11-30T07:59:00Z')).toBe('2026-11-30T08:00:00.000Z');
    expect(until(weekend, '2026-11-30T08:00:00Z')).toBeNull();
  });

  it('goes by its zone, also over a change to winter time', () => {
    const weekend = 'friday 16:00 / monday 08:00 Europe/Berlin';
    expect(until(weekend, '2026-11-27T14:30:00Z')).toBeNull();
    expect(until(weekend, '2026-10-24T12:00:00Z')).toBe('2026-10-26T07:00:00.000Z');
  });

  it('holds once between two instants', () => {
    const holidays = '2026-12-20T00:00Z/2027-01-02T00:00+01:00';
    expect(until(holidays, '2026-12-19T23:59:59Z')).toBeNull();
    expect(until(holidays, '2026-12-24T00:00:00Z')).toBe('2027-01-01T23:00:00.000Z');
  });

  it('holds over midnight, over the end of the week, and all of the week', () => {
    expect(until('Sun 22:00/Mon 02:00', '2026-11-29T23:59:00Z')).toBe('2026-11-30T02:00:00.000Z');
    expect(until('Sun 22:00/Mon 02:00', '2026-11-30T01:59:00Z')).toBe('2026-11-30T02:00:00.000Z');
    expect(until('Tue 22:00/Wed 24:00', '2026-11-25T23:59:00Z')).toBe('2026-11-26T00:00:00.000Z');
    const always = 'Mon 00:00/Sun 24:00';
    expect(until(always, '2026-11-26T12:00:00Z')).toBe('2026-11-30T00:00:00.000Z');
    expect(until(always, '2026-11-30T00:00:00Z')).toBe('2026-12-07T00:00:00.000Z');
  });

  it('of instants without a zone is in UTC, wherever it is read', () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    expect(until('2026-12-20 10:00/2026-12-21', '2026-12-20T11:00:00Z')).toBe('2026-12-21T00:00:00.000Z');
    expect(until('2026-12-20 10:00/2026-12-21', '2026-12-20T09:00:00Z')).toBeNull();
    process.env.TZ = zone;
  });

  it('that ends last is the one that is told', () => {
    const both = 'Mon 00:00/Sun 00:00; 2026-12-20T00:00Z/2027-01-02T00:00Z';
    expect(frozenAt(both, new Date('2026-12-22T00:00:00Z'))?.window).toBe('2026-12-20T00:00Z/2027-01-02T00:00Z');
  });

  it.each([
    'sometimes',
    'Fri 16:00',
    'Fri 16:00/Fri 16:00',
    'Fri 25:00/Mon 08:00',
    'Fri 24:30/Mon 08:00',
    '2026-12-20T00:00Z/2027-01-02T00:00Z/2027-02-02T00:00Z',
    'December 20 2026/January 2 2027',
    'Fri 16:00/Mon 08:00 Mars/Base',
    '2027-01-02T00:00Z/2026-12-20T00:00Z',
  ])('"%s" says nothing, is named, and freezes nothing', (text) => {
    expect(parseFreeze(`${text}; Sat 00:00/Sun 00:00`)).toMatchObject({ unreadable: [text], windows: [{}] });
  });
});
