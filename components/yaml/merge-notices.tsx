import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { Resource } from '@/lib/contracts/api/resources';
import { ConflictList } from './conflict-list';
import { lastWriteOf } from './last-write';
import type { ResourceText } from './resource-text';

export interface MergeNoticesProps {
  edited: ResourceText;
  live: Resource;
  /** An Apply had met the change: it wrote nothing. */
  wasRefused: boolean;
}

/** That the live resource was changed elsewhere, by whom, what became of what was typed, and what is to be chosen. */
export function MergeNotices({ edited, live, wasRefused }: MergeNoticesProps) {
  const { taken, conflicts } = edited;
  if (edited.isStale) return <Stale edited={edited} live={live} />;
  if (!wasRefused && taken.length + conflicts.length === 0) return null;
  const title = wasRefused ? 'It was changed meanwhile, so nothing was written.' : 'It was changed meanwhile.';
  const merged = taken.length > 0 ? ` Merged into your text: ${taken.join(', ')}.` : '';
  const open = conflicts.length > 0 ? ` To be chosen: ${conflicts.map(({ label }) => label).join(', ')}.` : '';
  return (
    <>
      <Banner tone={conflicts.length > 0 ? 'warn' : 'info'} title={title}>
        {lastWriteOf(live)}
        {merged}
        {open}
        {wasRefused && ' Look at the changes and apply again.'}
      </Banner>
      {conflicts.length > 0 && <ConflictList conflicts={conflicts} onChoose={edited.choose} />}
    </>
  );
}

function Stale({ edited, live }: { edited: ResourceText; live: Resource }) {
  const action = (
    <Button size="sm" onClick={() => edited.merge(live)}>
      Merge with your text
    </Button>
  );
  return (
    <Banner tone="warn" title="The live resource was changed meanwhile." actions={action}>
      {lastWriteOf(live)} What you typed stands. A text with errors can be merged once they are gone.
    </Banner>
  );
}
