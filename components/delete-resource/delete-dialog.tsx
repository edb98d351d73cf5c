'use client';

import { type ReactNode, useState } from 'react';
import { ActionError, BarredNote } from '@/components/layout';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Spinner } from '@/components/ui/spinner';
import { TextField } from '@/components/ui/text-field';
import { type DeletedRef, useDelete } from '@/lib/client/deletions';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { DELETE_DEPLOYMENT, DELETE_ENDPOINT } from '@/lib/domain/permissions';

export interface DeleteDialogProps {
  workspace: WorkspaceRef;
  resource: DeletedRef;
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  confirmLabel: string;
  /** What goes and what stays. */
  children: ReactNode;
  /** Why it can not be deleted now, with what to do; it can where it is null. */
  blocked: ReactNode;
  onDeleted(): void;
}

/**
 * Asks for the name, deletes, and stays until Azure is done, so that a refusal is read where it was asked. Closing it
 * while Azure works leaves the deletion running.
 */
export function DeleteDialog(props: DeleteDialogProps) {
  const { workspace, resource, open, onOpenChange, title, confirmLabel, children, blocked, onDeleted } = props;
  const name = resource.deploymentName ?? resource.endpointName;
  const [typed, setTyped] = useState('');
  const { mutate, reset, isPending, error, state } = useDelete(workspace, resource);
  const close = (next: boolean) => {
    if (!next) setTyped('');
    if (!next && !isPending) reset();
    onOpenChange(next);
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={close}
      title={title}
      confirmLabel={confirmLabel}
      keepLabel={isPending ? 'Close' : 'Keep it'}
      onConfirm={() => mutate(undefined, { onSuccess: onDeleted })}
      busy={isPending}
      disabledReason={reasonAgainst(Boolean(blocked), typed, name)}
    >
      {children}
      <BarredNote
        what="delete it"
        action={resource.deploymentName === null ? DELETE_ENDPOINT : DELETE_DEPLOYMENT}
        className="mt-3"
      />
      {blocked ? (
        <div className="mt-3">{blocked}</div>
      ) : (
        <TextField
          className="mt-3 text-fg"
          label={`Type ${name} to confirm`}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          readOnly={isPending}
          autoComplete="off"
          spellCheck={false}
          mono
        />
      )}
      <div aria-live="polite">{isPending && <Working state={state} name={name} />}</div>
      {error && (
        <div className="mt-3">
          <ActionError error={error} what={`${name} was not deleted.`} />
        </div>
      )}
    </ConfirmDialog>
  );
}

function reasonAgainst(blocked: boolean, typed: string, name: string): string | undefined {
  if (blocked) return 'Another deployment must be the default first.';
  return typed === name ? undefined : `Type ${name} first.`;
}

function Working({ state, name }: { state: string | null; name: string }) {
  return (
    <p className="mt-3 flex items-center gap-2 text-fg">
      <Spinner />
      <span>
        {state === null ? `Asking Azure to delete ${name}` : `Azure is deleting ${name}. Its operation is ${state}.`}
      </span>
    </p>
  );
}
