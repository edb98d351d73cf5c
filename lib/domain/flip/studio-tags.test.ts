import { describe, expect, it } from 'vitest';
import { flipOptionsOf, isStudioTag, lastFlipOf, withFlipOptions, withLastFlip } from './studio-tags';

describe('options in tags', () => {
  it('come back as they were written, beside the tags of others', () => {
    const options = { reasonRequired: true, typeName: true, freeze: ' Fri 16:00/Mon 08:00 ' };
    const tags = withFlipOptions({ team: 'digits', 'batch-studio.last-flip': '{}' }, options);
    expect(flipOptionsOf(tags)).toEqual({ ...options, freeze: 'Fri 16:00/Mon 08:00', unreadable: [] });
    expect(withFlipOptions(tags, { reasonRequired: false, typeName: false, freeze: '' })).toEqual({
      team: 'digits',
      'batch-studio.last-flip': '{}',
    });
    expect(Object.keys(tags).filter((key) => !isStudioTag(key))).toEqual(['team']);
  });

  it('are read with patience', () => {
    const of = (value: string | null) => flipOptionsOf({ 'batch-studio.flip.reason': value }).reasonRequired;
    expect(['Required', 'TRUE', ' yes ', '1'].map(of)).toEqual([true, true, true, true]);
    expect(['', 'no', 'false', 'perhaps', null].map(of)).toEqual([false, false, false, false, false]);
    expect(flipOptionsOf(null)).toEqual({ reasonRequired: false, typeName: false, freeze: null, unreadable: [] });
    expect(flipOptionsOf({ 'batch-studio.flip.freeze': 'never' }).unreadable).toEqual(['never']);
  });
});

describe('the last flip in a tag', () => {
  const flip = { id: 'f', at: '2026-11-26T07:00:00.000Z', from: 'a', to: 'b', reason: 'because', row: 'abc' };

  it('comes back as it was written', () => {
    const tags = withLastFlip({ team: 'digits' }, flip);
    expect(lastFlipOf(tags)).toEqual(flip);
    expect(tags.team).toBe('digits');
  });

  it('fits into 256 characters, with as much of the reason as there is room for', () => {
    const long = withLastFlip({}, { ...flip, reason: 'é'.repeat(500) });
    const value = long['batch-studio.last-flip'] ?? '';
    expect(value.length).toBeLessThanOrEqual(256);
    expect(value.length).toBeGreaterThan(250);
    expect(lastFlipOf(long)?.reason).toMatch(/^é+…$/);
    const names = withLastFlip({}, { ...flip, from: 'x'.repeat(255) });
    expect((names['batch-studio.last-flip'] ?? '').length).toBeLessThanOrEqual(256);
    expect(lastFlipOf(names)).toMatchObject({ id: 'f', from: null, to: 'b' });
  });

  it('cuts no sign in two', () => {
    for (const before of ['', 'x'])
      expect(lastFlipOf(withLastFlip({}, { ...flip, reason: before + '👩‍🚀'.repeat(99) }))?.reason).toMatch(
        /^x?(👩‍🚀)+…$/u,
      );
  });

  it('is left out where Azure takes no tag more, so that the flip is not refused for it', () => {
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`t${at}`, 'v']));
    expect(withLastFlip(tags, flip)).toBe(tags);
    const full = { ...Object.fromEntries(Object.entries(tags).slice(1)), 'batch-studio.last-flip': 'old' };
    expect(lastFlipOf(withLastFlip(full, flip))).toEqual(flip);
  });

  it.each(['', 'text', '[]', '{"id":1}', 'null'])('that reads %s is none', (value) => {
    expect(lastFlipOf({ 'batch-studio.last-flip': value })).toBeNull();
  });
});
