import type { FileRow } from '@/lib/domain/failures/file-rows';
import { rowName } from './failure-words';

/** A failed file, which may not turn what stands beside it around; where it is not sure that it failed, it says so. */
export function FileName({ row }: { row: FileRow }) {
  const name = rowName(row);
  const note = row.file !== null && row.note !== null ? ` (${row.note})` : '';
  return (
    <span className="block truncate" title={name + note}>
      <bdi className="mono">{name}</bdi>
      {note && <span className="text-fg-2">{note}</span>}
    </span>
  );
}
