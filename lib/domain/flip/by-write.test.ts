import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../yaml/rest-body';
import { flipByWrite } from './by-write';

const AT = new Date('2026-11-26T08:00:00Z');
const endpoint = (deploymentName: string | null, tags: JsonObject | null = {}): JsonObject => ({
  tags,
  properties: { authMode: 'AADToken', defaults: deploymentName === null ? null : { deploymentName } },
});

describe('a write of a whole endpoint', () => {
  it('that leaves the default, or gives the first one, is no flip', () => {
    const strict = { 'batch-studio.flip.reason': 'required' };
    expect(flipByWrite(endpoint('a', strict), endpoint('a'), AT)).toBeNull();
    expect(flipByWrite(endpoint(null, strict), endpoint('a', strict), AT)).toBeNull();
    expect(flipByWrite({}, endpoint('a'), AT)).toBeNull();
  });

  it('that changes or clears the default is one, allowed where the endpoint asks for nothing', () => {
    expect(flipByWrite(endpoint('a', null), endpoint('b'), AT)).toEqual({ from: 'a', to: 'b', refused: null });
    expect(flipByWrite(endpoint('a'), { properties: {} }, AT)).toEqual({ from: 'a', to: null, refused: null });
  });

  it.each([
    [{ 'batch-studio.flip.reason': 'required' }, /changed with a reason only/],
    [{ 'batch-studio.flip.type-name': 'yes' }, /name is typed to confirm/],
    [{ 'batch-studio.flip.freeze': '2026-01-01T00:00Z/2027-01-01T00:00Z' }, /frozen until 2027-01-01T00:00:00.000Z/],
  ])('is refused past the options %j of the live endpoint, also where it takes them away', (tags, why) => {
    expect(flipByWrite(endpoint('a', tags), endpoint('b'), AT)?.refused).toMatch(why);
    expect(flipByWrite(endpoint('a'), endpoint('b', tags), AT)?.refused).toBeNull();
  });
});
