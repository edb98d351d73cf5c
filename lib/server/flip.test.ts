import { describe, expect, it } from 'vitest';
import type { FlipRequest } from '@/lib/contracts/api/flip';
import { readChain } from '@/lib/domain/flip/chain';
import { lastFlipOf } from '@/lib/domain/flip/studio-tags';
import { settings } from './env';
import { flipDefault } from './flip';
import { reviewFlip } from './flip-review';
import { getHistory } from './history';
import { FlipWorkspace, refused } from './testing/flip-workspace';
import { callAs } from './testing/upstream';

const wish = (change: Partial<FlipRequest> = {}): FlipRequest => ({
  ...{ to: 'b', from: 'a', modifiedAt: '2026-11-26T07:00:00.000Z', reason: null, change: null, typed: null },
  ...{ undoes: null, withoutHistory: false },
  ...change,
});
const flipAs = (who: string, { ws }: FlipWorkspace, change: Partial<FlipRequest> = {}) =>
  flipDefault(callAs(who, { ...ws, endpointName: 'e' }, wish(change)));
const historyOf = ({ ws }: FlipWorkspace) => getHistory(callAs('me', { ...ws, endpointName: 'e' }, undefined));
const eventsOf = ({ rows }: FlipWorkspace) => rows.map(({ event, result }) => (result ? `${event} ${result}` : event));

describe('a flip', () => {
  it('changes the default and one tag of its own, and sends everything else back as it was read', async () => {
    const azure = new FlipWorkspace({ team: 'digits' });
    const { systemData: _before, ...before } = structuredClone(azure.endpoint);
    const answer = await flipAs('owner', azure, { reason: 'better', change: 'CHG-1' });
    expect(answer).toMatchObject({ result: 'verified', by: 'owner', requestId: 'request-1', live: 'b', kept: true });
    expect(azure.puts).toHaveLength(1);
    const { systemData: _sent, tags, ...sent } = structuredClone(azure.puts[0] ?? azure.endpoint);
    expect(sent.properties.defaults.deploymentName).toBe('b');
    sent.properties.defaults.deploymentName = 'a';
    expect({ ...sent, tags: { team: tags.team } }).toEqual(before);
    expect(Object.keys(tags)).toEqual(['team', 'batch-studio.last-flip']);
  });

  it('stands in the history before and after it, chained, with who Azure says wrote', async () => {
    const azure = new FlipWorkspace();
    const { id } = await flipAs('owner', azure, { reason: 'better', change: 'CHG-1' });
    expect(azure.rows).toMatchObject([
      { event: 'intent', flip: id, from: 'a', to: 'b', reason: 'better', change: 'CHG-1', number: 1 },
      { event: 'outcome', flip: id, result: 'verified', by: 'owner', requestId: 'request-1', number: 2 },
    ]);
    expect(readChain(azure.blob ?? '').problems).toEqual([]);
    expect(lastFlipOf(azure.endpoint.tags)).toMatchObject({ id, row: String(azure.rows[0]?.hash).slice(0, 32) });
    expect(await historyOf(azure)).toMatchObject({ problems: [], rows: 2, changes: [{ id, result: 'verified' }] });
  });

  it('of two at once one wins, and the other is told both values and writes nothing', async () => {
    const azure = new FlipWorkspace();
    const both = await Promise.allSettled([flipAs('one', azure), flipAs('two', azure, { to: 'c' })]);
    expect(both[0]).toMatchObject({ status: 'fulfilled', value: { result: 'verified' } });
    expect(both[1]).toMatchObject({
      status: 'rejected',
      reason: { status: 409, code: 'DefaultChanged', message: /is b now and no longer a.*by one/ },
    });
    expect(both[1]).toHaveProperty('reason.details', [
      { code: 'seen', message: 'a' },
      { code: 'live', message: 'b' },
    ]);
    expect([azure.puts.length, eventsOf(azure)]).toEqual([1, ['intent', 'outcome verified']]);
  });

  it('of something that somebody changed since, or that is so already, is refused', async () => {
    const azure = new FlipWorkspace();
    azure.write('a', 'az');
    await expect(flipAs('me', azure)).rejects.toMatchObject({ code: 'EndpointChanged', message: /by az/ });
    await expect(flipAs('me', azure, { from: null })).rejects.toMatchObject({ code: 'DefaultChanged' });
    await expect(flipAs('me', azure, { to: 'a' })).rejects.toMatchObject({ code: 'AlreadyDefault' });
    await expect(flipAs('me', new FlipWorkspace(), { to: 'gone' })).rejects.toMatchObject({ status: 404 });
    expect([azure.puts, azure.blob]).toEqual([[], null]);
  });

  it('is refused where another writer comes between the intent and the write, and both stand in the history', async () => {
    const azure = new FlipWorkspace();
    azure.instead = ({ url }) => {
      if (url.searchParams.get('comp') === 'appendblock' && azure.rows.length === 0) azure.write('c', 'az');
      return null;
    };
    await expect(flipAs('me', azure)).rejects.toMatchObject({ code: 'DefaultChanged', message: /by az/ });
    expect([azure.puts, eventsOf(azure)]).toEqual([[], ['intent', 'outcome refused']]);
    const { changes } = await historyOf(azure);
    expect(changes.map(({ from, to, by, how }) => [from, to, by, how])).toEqual([
      ['a', 'c', 'az', 'elsewhere'],
      ['a', 'b', null, 'here'],
    ]);
  });

  it('that somebody overwrites at once is told as overtaken, by whom', async () => {
    const azure = new FlipWorkspace();
    azure.instead = ({ method }) => {
      if (method === 'GET' && azure.puts.length === 1 && azure.endpoint.properties.defaults.deploymentName === 'b')
        azure.write('c', 'az');
      return null;
    };
    expect(await flipAs('me', azure)).toMatchObject({ result: 'overtaken', live: 'c', liveBy: 'az', by: 'me' });
  });

  it('that Azure does not show is unverified, after thirty seconds and no sooner', async () => {
    const azure = new FlipWorkspace();
    const old = structuredClone(azure.endpoint);
    let readings = 0;
    azure.instead = ({ method, url }) => {
      if (method !== 'GET' || azure.puts.length === 0 || !url.pathname.endsWith('/e')) return null;
      readings += 1;
      return { json: old };
    };
    expect(await flipAs('me', azure)).toMatchObject({ result: 'unverified', live: 'a', kept: true });
    expect(readings).toBe(20);
    azure.instead = () => null;
    expect((await historyOf(azure)).changes).toMatchObject([{ result: 'unverified', message: /showed a/ }]);
  });

  it('that Azure refuses is refused in its words, and the refusal is kept', async () => {
    const azure = new FlipWorkspace();
    azure.instead = ({ method, url }) =>
      method === 'PUT' && url.pathname.endsWith('/e') ? refused(403, 'Auth') : null;
    await expect(flipAs('me', azure)).rejects.toMatchObject({ status: 403, code: 'Auth' });
    expect(azure.rows[1]).toMatchObject({ result: 'failed', message: 'Auth: Said by Azure.', requestId: 'refused-1' });
  });

  it('whose operation fails is told with its reason, and claims nothing of the default', async () => {
    const azure = new FlipWorkspace();
    const status = `${settings().cloud.arm}/subscriptions/${azure.ws.subscriptionId}/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationsStatus/be:1`;
    azure.instead = ({ method, url, body }) => {
      const failed = { status: 'Failed', error: { code: 'Broken', message: 'It broke.' } };
      if (url.pathname.includes('mfeOperationsStatus')) return { json: failed };
      if (method !== 'PUT' || !url.pathname.endsWith('/e')) return null;
      return { json: body, headers: { 'azure-asyncoperation': `${status}?api-version=1` } };
    };
    await expect(flipAs('me', azure)).rejects.toMatchObject({ code: 'Broken', message: 'It broke.' });
    expect(azure.rows[1]).toMatchObject({ result: 'unknown', message: 'Broken: It broke.' });
  });

  it('whose answer was lost is found by reading', async () => {
    const azure = new FlipWorkspace();
    azure.instead = ({ method, url, body }) => {
      if (method !== 'PUT' || !url.pathname.endsWith('/e')) return null;
      azure.puts.push(body as typeof azure.endpoint);
      azure.write('b', 'me');
      return refused(502);
    };
    expect(await flipAs('me', azure)).toMatchObject({ result: 'verified', by: 'me', requestId: null });
    expect(azure.puts).toHaveLength(1);
  });
});

describe('options of the endpoint', () => {
  const code = (azure: FlipWorkspace, change: Partial<FlipRequest> = {}) =>
    flipAs('me', azure, change).catch(({ code }: { code: string }) => code);

  it('hold on the server, whatever the page let through', async () => {
    const strict = new FlipWorkspace({ 'batch-studio.flip.reason': 'required', 'batch-studio.flip.type-name': 'yes' });
    expect(await code(strict, { typed: 'b' })).toBe('ReasonRequired');
    expect(await code(strict, { reason: 'r', typed: 'a' })).toBe('NameNotTyped');
    expect([strict.puts, strict.blob]).toEqual([[], null]);
    expect(await flipAs('me', strict, { reason: 'r', typed: 'b' })).toMatchObject({ result: 'verified' });
    const frozen = new FlipWorkspace({ 'batch-studio.flip.freeze': '2026-01-01T00:00Z/2027-01-01T00:00Z' });
    expect(await code(frozen)).toBe('FlipFrozen');
    expect([frozen.puts, frozen.blob]).toEqual([[], null]);
  });
});

describe('the history', () => {
  it('that can not be written stops the flip before it, unless the person goes on without', async () => {
    const azure = new FlipWorkspace();
    azure.instead = ({ url }) => (url.pathname.endsWith('/listSecrets') ? refused(403, 'Auth', 'No key.') : null);
    await expect(flipAs('me', azure)).rejects.toMatchObject({
      ...{ status: 409, code: 'HistoryNotWritten', message: /nothing was changed. No key./ },
    });
    expect(azure.puts).toEqual([]);
    expect(await flipAs('me', azure, { withoutHistory: true })).toMatchObject({ result: 'verified', kept: false });
    expect(await historyOf(azure)).toMatchObject({
      ...{ place: null, refused: { code: 'Auth' }, changes: [{ from: 'a', to: 'b', written: false }] },
    });
  });

  it('never forks: who finds another row at the end reads again', async () => {
    const stranger = new FlipWorkspace();
    await flipAs('other', stranger);
    const azure = new FlipWorkspace(); // Azure is one at a time
    let quicker = 1;
    azure.instead = ({ url }) => {
      if (url.searchParams.get('comp') === 'appendblock' && quicker-- > 0) azure.blob = stranger.blob;
      return null;
    };
    await flipAs('me', azure);
    const chain = readChain(azure.blob ?? '');
    expect(chain.problems).toEqual([]);
    expect(eventsOf(azure)).toEqual(['intent', 'outcome verified', 'elsewhere', 'intent', 'outcome verified']);
  });

  it('never forks either where two make it at once', async () => {
    const stranger = new FlipWorkspace();
    await flipAs('other', stranger);
    const azure = new FlipWorkspace();
    azure.instead = ({ headers }) => {
      if (headers['x-ms-blob-type'] === 'AppendBlob') azure.blob = stranger.blob;
      return null;
    };
    await flipAs('me', azure);
    expect(readChain(azure.blob ?? '').problems).toEqual([]);
    expect(azure.rows).toHaveLength(5);
  });

  it('holds a row once where the answer to it was lost', async () => {
    const azure = new FlipWorkspace();
    let lost = 1;
    azure.instead = ({ url, bytes }) => {
      if (url.searchParams.get('comp') !== 'appendblock' || lost-- <= 0) return null;
      azure.blob = Buffer.from(bytes).toString();
      return refused(500);
    };
    await flipAs('me', azure);
    expect(eventsOf(azure)).toEqual(['intent', 'outcome verified']);
  });

  it('shows another server at work, which is waited out', async () => {
    const azure = new FlipWorkspace();
    await flipAs('other', azure);
    azure.blob = `${(azure.blob ?? '').split('\n')[0]}\n`;
    const again = { from: 'b', to: 'c', modifiedAt: azure.endpoint.systemData.lastModifiedAt };
    await expect(flipAs('me', azure, again)).rejects.toMatchObject({ code: 'FlipUnderWay', message: /to b began/ });
    expect(azure.puts).toHaveLength(1);
  });

  it('names a row that was changed', async () => {
    const azure = new FlipWorkspace();
    await flipAs('me', azure, { reason: 'tested' });
    azure.blob = (azure.blob ?? '').replace('tested', 'untested');
    const { problems, changes } = await historyOf(azure);
    expect(problems).toEqual([{ row: 1, message: 'Row 1 was changed after it was written.' }]);
    expect(changes).toMatchObject([{ tampered: true }]);
  });

  it('that was cut off in the middle of a row, and of a sign, goes on in a row of its own', async () => {
    const azure = new FlipWorkspace();
    await flipAs('me', azure, { reason: 'größer' });
    const whole = Buffer.from(azure.blob ?? '');
    azure.bytes = whole.subarray(0, whole.indexOf('ö') + 1);
    await flipAs('me', azure, { from: 'b', to: 'c', modifiedAt: azure.endpoint.systemData.lastModifiedAt });
    const { changes, problems } = await historyOf(azure);
    expect(changes.map(({ to, result }) => [to, result])).toEqual([['c', 'verified']]);
    expect(problems).toMatchObject([
      { row: 1, message: /can not be read/ },
      { row: 2, message: /which the endpoint names as its last, is missing/ },
    ]);
  });

  it('that lost its last rows is said to have lost them also after the next flip', async () => {
    const azure = new FlipWorkspace();
    await flipAs('me', azure);
    azure.blob = null;
    expect((await historyOf(azure)).problems).toMatchObject([{ row: null, message: /is missing/ }]);
    await flipAs('me', azure, { from: 'b', to: 'c', modifiedAt: azure.endpoint.systemData.lastModifiedAt });
    expect((await historyOf(azure)).problems).toMatchObject([{ row: 1, message: /is missing/ }]);
    expect(eventsOf(azure)).toEqual(['loss', 'intent', 'outcome verified']);
  });

  it('of a flip that was cut off before its outcome tells what the tag of the endpoint proves, and no more', async () => {
    const azure = new FlipWorkspace();
    await flipAs('me', azure);
    azure.blob = `${(azure.blob ?? '').split('\n')[0]}\n`;
    expect((await historyOf(azure)).changes).toMatchObject([{ result: 'open', message: /Azure took the write/ }]);
    azure.endpoint.tags = {};
    expect((await historyOf(azure)).changes).toMatchObject([{ result: 'open', message: null }]);
  });

  it('that takes no row more says so in the review, before Apply', async () => {
    const azure = new FlipWorkspace();
    await flipAs('me', azure);
    azure.blobHeaders = { 'x-ms-blob-type': 'BlockBlob' };
    const review = await reviewFlip({
      ...callAs('me', { ...azure.ws, endpointName: 'e' }, undefined),
      query: { to: 'a' },
    });
    expect(review.historyProblem).toMatchObject({
      code: 'InvalidBlobType',
      message: /is a BlockBlob and no AppendBlob/,
    });
  });

  it('takes up what was changed elsewhere with the next flip', async () => {
    const azure = new FlipWorkspace();
    await flipAs('me', azure);
    azure.write('c', 'az');
    expect((await historyOf(azure)).changes[0]).toMatchObject({ from: 'b', to: 'c', by: 'az', written: false });
    await flipAs('me', azure, { from: 'c', to: 'a', modifiedAt: azure.endpoint.systemData.lastModifiedAt });
    expect(eventsOf(azure)).toEqual(['intent', 'outcome verified', 'elsewhere', 'intent', 'outcome verified']);
    expect((await historyOf(azure)).changes.map(({ written }) => written)).toEqual([true, true, true]);
  });
});
