import { useQuery } from '@tanstack/react-query';
import { cn } from '@/components/ui/cn';
import { rightsQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';

export interface BarredNoteProps {
  /** What the action is needed for: `delete it`. */
  what: string;
  action: string;
  className?: string;
}

/** Says before it is tried what the caller's roles do not allow; nothing where they do, or while that is not known. Azure still decides. */
export function BarredNote({ what, action, className }: BarredNoteProps) {
  const { data } = useQuery(rightsQuery(useWorkspace()));
  if (!data?.missing.includes(action)) return null;
  return (
    <p className={cn('text-12 text-st-completed-with-failures-text [overflow-wrap:anywhere]', className)}>
      You may not {what} here. The action that is missing: {action}.
    </p>
  );
}
