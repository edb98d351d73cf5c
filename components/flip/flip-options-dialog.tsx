'use client';

import { useRef, useState } from 'react';
import { ActionError } from '@/components/layout';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { useToast } from '@/components/ui/toast';
import { useSaveFlipOptions } from '@/lib/client/mutations';
import { parseFreeze } from '@/lib/domain/flip/freeze';
import { flipOptionsOf } from '@/lib/domain/flip/studio-tags';
import type { FlipOptionsProps } from './flip-options-button';

const HINT = 'Fri 16:00/Mon 08:00 Europe/Berlin, or 2026-12-20T00:00Z/2027-01-02T00:00Z; several with ; between them.';

/** Edits the rules of a flip; they are kept in the endpoint's own tags. */
export default function FlipOptionsDialog({
  workspace,
  endpointName,
  tags,
  onClose,
}: FlipOptionsProps & { onClose: () => void }) {
  const [options, setOptions] = useState(() => flipOptionsOf(tags));
  const { mutate, isPending, error } = useSaveFlipOptions(workspace, endpointName);
  const toast = useToast();
  const safe = useRef<HTMLButtonElement>(null);
  const set = (change: Partial<typeof options>) => setOptions((before) => ({ ...before, ...change }));
  const { unreadable } = parseFreeze(options.freeze);
  const problem = unreadable.length > 0 ? `Not a window: ${unreadable.join('; ')}` : undefined;
  const saved = () => {
    onClose();
    toast.show({ tone: 'ok', title: `The rules of ${endpointName} were changed` });
  };
  const footer = (
    <>
      <Button ref={safe} onClick={onClose}>
        Cancel
      </Button>
      <Button
        variant="primary"
        busy={isPending}
        busyLabel="Saving"
        disabledReason={problem}
        onClick={() => mutate(options, { onSuccess: saved })}
      >
        Save rules
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Rules for changing the default of ${endpointName}`}
      footer={footer}
      initialFocus={safe}
    >
      <p>They are kept in the endpoint's own tags and hold for everybody who uses this dashboard.</p>
      <div className="mt-4 grid gap-3 text-fg">
        <Checkbox
          label="A reason is required"
          checked={options.reasonRequired}
          onCheckedChange={(reasonRequired) => set({ reasonRequired })}
        />
        <Checkbox
          label="The deployment's name is to be typed"
          checked={options.typeName}
          onCheckedChange={(typeName) => set({ typeName })}
        />
        <TextField
          label="Freeze windows, in which the default is not changed"
          hint={HINT}
          error={problem}
          value={options.freeze ?? ''}
          maxLength={256}
          onChange={(event) => set({ freeze: event.target.value })}
        />
        {error && <ActionError error={error} what="The rules were not changed." />}
      </div>
    </Dialog>
  );
}
