import { beforeEach, expect, test, vi } from 'vitest';

const on = vi.fn();
const off = vi.fn();

beforeEach(() => {
  vi.resetModules();
  on.mockReset();
  off.mockReset();
  vi.stubGlobal('window', { addEventListener: on, removeEventListener: off });
});

test('the browser is asked to warn while anything is held, and not after', async () => {
  const { holdPage, isHeld } = await import('./unsaved');
  const [files, text] = [holdPage('the choice of files'), holdPage('the address')];
  files();
  expect(isHeld()).toBe(true);
  expect(off).not.toHaveBeenCalled();
  text();
  expect(isHeld()).toBe(false);
  expect([on.mock.calls.length, off.mock.calls.length]).toEqual([1, 1]);
});

test('leaving happens at once where nothing is lost', async () => {
  const { askToLeave } = await import('./unsaved');
  const go = vi.fn();
  askToLeave(go);
  expect(go).toHaveBeenCalledOnce();
});

test('leaving waits for the answer, and staying keeps what is held', async () => {
  const { askToLeave, holdPage, isHeld, leaveQuestion } = await import('./unsaved');
  holdPage('the choice of files');
  const go = vi.fn();
  askToLeave(go);
  leaveQuestion.stay();
  leaveQuestion.leave();
  expect(go).not.toHaveBeenCalled();
  holdPage('the choice of files');
  askToLeave(go);
  leaveQuestion.leave();
  expect(go).toHaveBeenCalledOnce();
  expect(isHeld()).toBe(false);
});
