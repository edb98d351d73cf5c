import type { PreparedTerms } from '@/lib/client/assets';
import { formatBytes, formatCount } from '@/lib/domain/format';

const MOST = 20;

/** What Apply will upload and register before it writes, and what an ignore file leaves out. Nothing where there is nothing. */
export function AssetToDo({ prepared }: { prepared: Pick<PreparedTerms, 'toDo' | 'ignored'> }) {
  const { toDo, ignored } = prepared;
  if (toDo.length === 0 && ignored.length === 0) return null;
  return (
    <div className="text-fg-2">
      {toDo.length > 0 && (
        <>
          <p className="font-medium text-fg">Before the write</p>
          <ul className="mt-1 list-disc pl-5 [overflow-wrap:anywhere]">
            {toDo.map((one) => (
              <li key={`${one.what} ${one.bytes}`}>{inWords(one)}</li>
            ))}
          </ul>
        </>
      )}
      {ignored.length > 0 && (
        <details className="mt-1">
          <summary className="min-h-6 text-12">
            {formatCount(ignored.length)} {ignored.length === 1 ? 'file is' : 'files are'} left out by an ignore file
          </summary>
          <ul className="mono pl-5 text-12 [overflow-wrap:anywhere]">
            {[...new Set(ignored)].slice(0, MOST).map((path) => (
              <li key={path}>{path}</li>
            ))}
            {ignored.length > MOST && <li>and {formatCount(ignored.length - MOST)} more</li>}
          </ul>
        </details>
      )}
    </div>
  );
}

function inWords({ what, files, bytes }: PreparedTerms['toDo'][number]): string {
  if (files === 0) return `Register ${what}`;
  return `Upload and register ${what}: ${formatCount(files)} ${files === 1 ? 'file' : 'files'}, ${formatBytes(bytes)}`;
}
