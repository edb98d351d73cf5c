import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mirrorNow, mirrorSoon } from './mirrored-search';

const address = { pathname: '/here', search: '?a=1' };
const replaceState = vi.fn((_state: unknown, _title: string, to: string) => {
  [address.pathname = '', address.search = ''] = to.split(/(?=\?)/);
});
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  Object.assign(address, { pathname: '/here', search: '?a=1' });
  vi.stubGlobal('location', address);
  vi.stubGlobal('history', { replaceState });
  vi.stubGlobal('document', page);
  replaceState.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const leaveField = () => page.dispatchEvent(new Event('focusout'));
const addTo = (present: string) => `${present}&b=2`;

test('the address becomes what is held, in the place of the present one, and is not written when it says so', () => {
  mirrorNow(addTo);
  expect(replaceState.mock.calls).toEqual([[null, '', '/here?a=1&b=2']]);
  mirrorNow((present) => present);
  expect(replaceState).toHaveBeenCalledTimes(1);
  mirrorNow(() => '');
  expect(address).toEqual({ pathname: '/here', search: '' });
});

test('it is written a little later, and at once when the focus leaves a field', () => {
  const mirror = vi.fn();
  const stop = mirrorSoon(mirror);
  vi.advanceTimersByTime(299);
  expect(mirror).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(mirror).toHaveBeenCalledTimes(1);
  leaveField();
  expect(mirror).toHaveBeenCalledTimes(2);
  stop();
  leaveField();
  expect(mirror).toHaveBeenCalledTimes(2);
});

test('what has ended writes nothing more', () => {
  const mirror = vi.fn();
  mirrorSoon(mirror)();
  vi.runAllTimers();
  expect(mirror).not.toHaveBeenCalled();
});

test('nothing is written onto the next page', () => {
  const mirror = vi.fn();
  mirrorSoon(mirror);
  address.pathname = '/there';
  leaveField();
  vi.runAllTimers();
  expect(mirror).not.toHaveBeenCalled();
});
