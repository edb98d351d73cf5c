import { Play } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { StartPhase } from './use-start';

export interface StartBarProps {
  phase: StartPhase;
  reason: string | undefined;
  onStart(): void;
}

const busyWords: Record<StartPhase, string> = {
  form: '',
  uploading: 'Uploading',
  invoking: 'Starting the job',
  leaving: 'Opening the job',
};

/** The one primary button, with the reason under it when it can not be pressed; pinned to the bottom of a phone. */
export function StartBar({ phase, reason, onStart }: StartBarProps) {
  const busy = phase !== 'form';
  const why =
    phase === 'uploading' ? 'The job starts by itself when the upload is complete' : busy ? '' : (reason ?? '');
  return (
    <div className="border-t border-border px-4 py-3.5 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:bg-surface max-md:pt-3 max-md:pb-safe">
      <Button
        variant="primary"
        className="h-9 w-full max-md:h-11"
        icon={<Play aria-hidden className="size-4" />}
        busy={busy}
        busyLabel={busyWords[phase]}
        disabledReason={busy ? undefined : reason}
        onClick={onStart}
      >
        Start job
      </Button>
      <p className="mt-2 min-h-4 text-center text-12 text-fg-2">{why}</p>
    </div>
  );
}
