import { expect, it } from 'vitest';
import type { FlipReview } from '@/lib/contracts/api/flip';
import { notYetReason, tooLong } from './not-yet';

const review: FlipReview = {
  ...{ from: { name: 'a', provisioningState: 'Succeeded', jobs: null }, differences: [], missing: [] },
  ...{ to: { name: 'b', provisioningState: 'Succeeded', jobs: null }, modifiedAt: null, modifiedBy: null },
  ...{ options: { reasonRequired: false, typeName: false, freeze: null, unreadable: [] } },
  ...{ frozen: null, historyProblem: null },
};
const fields = { reason: '', change: '', typed: '', withoutHistory: false };

it('a reason that would be cut is refused before Apply, and says how long it is', () => {
  expect(tooLong({ ...fields, reason: 'x'.repeat(2000) }, 'reason')).toBe('2,000 characters; at most 500 are kept.');
  expect(notYetReason(review, { ...fields, reason: 'x'.repeat(501) }, null)).toBe('The reason is too long.');
  expect(notYetReason(review, { ...fields, change: 'x'.repeat(101) }, null)).toBe('The change reference is too long.');
  expect(notYetReason(review, { ...fields, reason: ` ${'x'.repeat(500)} ` }, null)).toBeNull();
});

it('what the endpoint asks for stands before what is written', () => {
  const options = { ...review.options, reasonRequired: true, typeName: true };
  expect(notYetReason({ ...review, options }, fields, null)).toBe('This endpoint asks for a reason.');
  expect(notYetReason({ ...review, options }, { ...fields, reason: 'r', typed: 'B' }, null)).toBe('Type b first.');
  const frozen = { window: 'w', until: '2026-11-30T08:00:00.000Z' };
  expect(notYetReason({ ...review, options, frozen }, fields, null)).toMatch(/^Frozen until/);
});
