import { Button } from '@/components/ui/button';
import { ChangeList } from './change-list';
import { ProblemList } from './problem-list';
import type { ResourceStudy } from './resource-study';
import type { ResourceText } from './resource-text';
import { SidePanel } from './side-panel';
import type { Applying } from './use-apply';

export interface ChangePanelProps {
  edited: ResourceText;
  /** Null before the text was read. */
  study: Pick<ResourceStudy, 'changes' | 'problems'> | null;
  applying: Applying;
  /** The last write failed: the same may be sent again. */
  mayRepeat: boolean;
  /** Whom the write touches, in a sentence or two. */
  effect: string;
  action: string;
  onGo: (line: number) => void;
}

const counted = (n: number) => `${n} ${n === 1 ? 'change' : 'changes'}`;

/** Why the text can not be written now; undefined where it can. */
export function reasonAgainst({
  edited,
  study,
  mayRepeat,
}: Pick<ChangePanelProps, 'edited' | 'study' | 'mayRepeat'>): string | undefined {
  if (!study) return 'The text is being read.';
  const { changes, problems } = study;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return `The text has ${errors} ${errors === 1 ? 'error' : 'errors'}.`;
  const open = edited.conflicts.length;
  if (open > 0) return `${open} ${open === 1 ? 'field was' : 'fields were'} changed on both sides: choose first.`;
  if (changes.length === 0 && !mayRepeat) return 'The text says what the live resource is: there is nothing to write.';
  return undefined;
}

const NOTHING = { changes: [], problems: [] };

function noChange(isRead: boolean, isEdited: boolean): string {
  if (!isRead) return 'Reading the text';
  return isEdited ? 'Only comments or spelling differ from the live resource.' : 'Nothing: this is the live resource.';
}

/** What will change in words, what stands in the way, and Apply. */
export function ChangePanel(props: ChangePanelProps) {
  const { edited, study, applying, mayRepeat, effect, action, onGo } = props;
  const { changes, problems } = study ?? NOTHING;
  const label =
    changes.length === 0 && mayRepeat
      ? 'Apply again'
      : changes.length === 0
        ? 'Apply'
        : `Apply ${counted(changes.length)}`;
  const reason = reasonAgainst(props);
  const buttons = (
    <>
      <Button
        variant="primary"
        className="flex-1"
        busy={applying.isBusy}
        busyLabel="Applying"
        disabledReason={reason}
        onClick={applying.apply}
      >
        {label}
      </Button>
      {edited.isEdited && <Button onClick={edited.discard}>Discard</Button>}
    </>
  );
  return (
    <SidePanel
      title="What will change"
      count={changes.length}
      note={effect}
      action={action}
      buttons={buttons}
      reason={reason}
    >
      <ProblemList problems={problems} onGo={onGo} />
      <ChangeList changes={changes} />
      {changes.length === 0 && problems.length === 0 && (
        <p className="px-4 py-3 text-fg-2">{noChange(study !== null, edited.isEdited)}</p>
      )}
    </SidePanel>
  );
}
