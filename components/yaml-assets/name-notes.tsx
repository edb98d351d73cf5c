import { Info, OctagonX, TriangleAlert, WandSparkles } from 'lucide-react';
import type { ComponentType } from 'react';
import { type NamedKind, type NameNote, nameNotes } from '@/lib/domain/yaml/name-rules';

export interface NameNotesProps {
  kind: NamedKind;
  name: string;
  /** Names that are known to be used: of the workspace's endpoints, or of the endpoint's deployments. */
  taken?: readonly string[];
  onFix(name: string): void;
}

const LOOKS: Record<NameNote['severity'], { Icon: ComponentType<{ className?: string }>; color: string }> = {
  error: { Icon: OctagonX, color: 'text-st-failed' },
  warning: { Icon: TriangleAlert, color: 'text-st-completed-with-failures' },
  note: { Icon: Info, color: 'text-fg-2' },
};

/** What is to be said of a name while it is typed, each with its fix at hand. */
export function NameNotes({ kind, name, taken = [], onFix }: NameNotesProps) {
  const notes = nameNotes(kind, name, taken);
  return (
    <ul aria-live="polite" aria-label="Remarks on the name" className="grid gap-1 text-12">
      {notes.map((note) => (
        <Note key={note.message} note={note} onFix={onFix} />
      ))}
      {kind === 'endpoint' && name !== '' && notes.every(({ severity }) => severity === 'note') && (
        <li className="text-fg-2">It must be unique in its region: Azure says so when it is created.</li>
      )}
    </ul>
  );
}

function Note({ note: { severity, message, fix }, onFix }: { note: NameNote; onFix(name: string): void }) {
  const { Icon, color } = LOOKS[severity];
  return (
    <li className="flex flex-wrap items-start gap-x-1.5">
      <Icon aria-hidden className={`mt-px size-3.5 shrink-0 ${color}`} />
      <span className="min-w-0 max-w-[calc(100%-24px)] [overflow-wrap:anywhere]">{message}</span>
      {fix !== null && (
        <button
          type="button"
          onClick={() => onFix(fix)}
          className="inline-flex min-h-6 items-center gap-1 font-medium text-accent-text underline underline-offset-2"
        >
          <WandSparkles aria-hidden className="size-3.5" />
          Use {fix}
        </button>
      )}
    </li>
  );
}
