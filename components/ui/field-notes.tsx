import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export interface FieldNotesProps {
  /** Id of the field. */
  id: string;
  hint?: ReactNode;
  /** What is wrong and how to put it right. */
  error?: ReactNode;
}

/** Ids of the notes that there are, for the field's `aria-describedby`. */
export const notesOf = ({ id, hint, error }: FieldNotesProps): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

/** Hint and error under a field; `notesOf` ties them to it. */
export function FieldNotes({ id, hint, error }: FieldNotesProps) {
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} className="mt-1 text-12 text-fg-3">
          {hint}
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </>
  );
}

/** The sentence under a field that can not be used as it is. */
function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="mt-1 flex items-start gap-1.5 text-12 text-danger-text">
      <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </div>
  );
}
