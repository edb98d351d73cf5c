import type { DroppedFolder } from '@/lib/client/assets';
import { formatBytes, formatCount } from '@/lib/domain/format';

/** How much is in the dropped folder, and what of it will never go along. */
export function DroppedNotes({ dropped }: { dropped: DroppedFolder }) {
  const { files, hidden, name } = dropped;
  if (!files) return null;
  const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  return (
    <p className="mt-2 text-12 text-fg-2 [overflow-wrap:anywhere]">
      {name}: {formatCount(files.size)} {files.size === 1 ? 'file' : 'files'}, {formatBytes(bytes)}.
      {hidden > 0 && ` ${formatCount(hidden)} of the operating system (such as .DS_Store) left out.`} Only what the YAML
      points at is uploaded, without what .amlignore, or else .gitignore, leaves out.
    </p>
  );
}
