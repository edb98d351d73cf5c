import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { DraftState } from '@/lib/client/drafts';
import { formatClock } from '@/lib/domain/format';

export interface DraftNoticesProps {
  draft: Pick<DraftState, 'restored' | 'otherTab' | 'keeping'>;
  isEdited: boolean;
  onText: (text: string) => void;
}

/** That unsaved text came back, that another tab edits the same, that this browser keeps nothing. */
export function DraftNotices({ draft, isEdited, onText }: DraftNoticesProps) {
  const { restored, otherTab, keeping } = draft;
  return (
    <>
      {restored && isEdited && (
        <Banner tone="info" title="What you had typed is back.">
          It was not applied and was kept in this browser.
        </Banner>
      )}
      {otherTab && <OtherTab {...otherTab} onText={onText} />}
      {keeping === 'failed' && (
        <Banner tone="warn" title="This browser does not keep what you type.">
          Its storage is full or forbidden. Copy the text before you leave.
        </Banner>
      )}
    </>
  );
}

function OtherTab({ text, savedAt, onText }: { text: string; savedAt: number; onText: (text: string) => void }) {
  const action = (
    <Button size="sm" onClick={() => onText(text)}>
      Take that text
    </Button>
  );
  return (
    <Banner tone="warn" title="Another tab has other unsaved text for this." actions={action}>
      It was typed at {formatClock(new Date(savedAt).toISOString())}. Neither is written over by the other.
    </Banner>
  );
}
