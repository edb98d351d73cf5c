import 'server-only';
import { AzureError } from '@/lib/azureml/errors';
import type { DefaultChange, HistoryView } from '@/lib/contracts/api/history';
import { csvOf } from '@/lib/domain/csv';
import { type Chain, readChain } from '@/lib/domain/flip/chain';
import { changeOfTag, changesOf, problemsOf, toldByTag } from '@/lib/domain/flip/changes';
import { lastFlipOf } from '@/lib/domain/flip/studio-tags';
import { textAttachment } from './file-answer';
import { historyText, openHistory } from './flip-history';
import { workspaceOf } from './job-runs';
import { type LiveEndpoint, readLive } from './live-endpoint';
import type { Call } from './route';

type Asked = Pick<Call<'history'>, 'azure' | 'params'>;

/** A page shows no more; the export has all. */
const SHOWN = 200;

interface Kept {
  place: string;
  text: string;
  chain: Chain;
}

/** The rows as the datastore holds them, or why this caller may not see them; all else rejects. */
async function readKept({ azure, params }: Asked): Promise<Kept | AzureError> {
  try {
    const history = await openHistory(azure, workspaceOf(params), params.endpointName, 'r');
    const text = (await historyText(history))?.text ?? '';
    return { place: history.path, text, chain: readChain(text) };
  } catch (error) {
    if (error instanceof AzureError && error.status === 403) return error;
    throw error;
  }
}

const whole = (changes: DefaultChange[]) => ({ changes, total: changes.length });

function viewOf(kept: Kept, live: LiveEndpoint): HistoryView {
  const { place, chain } = kept;
  const last = lastFlipOf(live.endpoint.tags);
  const changes = changesOf(chain, live, live.at.toISOString()).map((change) => toldByTag(change, last));
  return {
    ...whole(changes),
    rows: chain.rows.length,
    problems: problemsOf(chain, last),
    place,
    refused: null,
    liveDefault: live.name,
  };
}

function viewOfTag(error: AzureError, live: LiveEndpoint): HistoryView {
  const { code, message, missingAction: action } = error;
  const changes = changeOfTag(lastFlipOf(live.endpoint.tags), live);
  return {
    ...whole(changes),
    rows: 0,
    problems: [],
    place: null,
    refused: { code, message, action },
    liveDefault: live.name,
  };
}

/** Every change of an endpoint's default deployment, checked; who may not open the datastore gets what the endpoint's tags tell. */
export async function getHistory({ azure, params }: Call<'history'>): Promise<HistoryView> {
  const [live, kept] = await Promise.all([readLive(azure, params), readKept({ azure, params })]);
  const view = kept instanceof AzureError ? viewOfTag(kept, live) : viewOf(kept, live);
  return { ...view, changes: view.changes.slice(0, SHOWN) };
}

const columns = [
  'at',
  'from',
  'to',
  'by',
  'reason',
  'change',
  'requestId',
  'how',
  'result',
  'message',
  'id',
  'undoes',
] as const;
const cells = (change: DefaultChange) => [...columns.map((column) => change[column]), change.tampered ? 'yes' : 'no'];

/** The whole history as a file: CSV of the changes, or JSON with the rows as they were written, to be checked elsewhere. */
export async function getHistoryFile({ azure, params, query }: Call<'historyFile'>): Promise<Response> {
  const [live, kept] = await Promise.all([readLive(azure, params), readKept({ azure, params })]);
  if (kept instanceof AzureError) throw kept;
  const view = viewOf(kept, live);
  const name = `${live.endpoint.name}-history.${query.format}`;
  if (query.format === 'csv') return textAttachment(csvOf([...columns, 'tampered'], view.changes.map(cells)), name);
  const rows = kept.chain.rows.map(({ row }) => row);
  const file = { endpoint: live.endpoint.id, exportedAt: live.at.toISOString(), ...view, rows, text: kept.text };
  return textAttachment(`${JSON.stringify(file, null, 2)}\n`, name);
}
