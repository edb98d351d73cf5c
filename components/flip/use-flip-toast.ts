'use client';

import { useRouter } from 'next/navigation';
import { useToast } from '@/components/ui/toast';
import { useFlip } from '@/lib/client/mutations';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { FlipAnswer } from '@/lib/contracts/api/flip';
import { flipPath } from '@/lib/domain/reference';

/** Says that a flip is in force, with the way back: the same write with the same checks, asked in the review where it is refused. */
export function useFlipToast(workspace: WorkspaceRef, endpointName: string): (answer: FlipAnswer) => void {
  const toast = useToast();
  const router = useRouter();
  const flip = useFlip(workspace, endpointName);
  const undo = async ({ id, from, to, modifiedAt, kept }: FlipAnswer) => {
    if (from === null) return;
    const plain = { reason: 'Undo', change: null, typed: null, withoutHistory: !kept };
    try {
      const back = await flip.mutateAsync({ to: from, from: to, modifiedAt, undoes: id, ...plain });
      if (back.result !== 'verified') throw new Error(back.result);
      toast.show({ tone: 'ok', title: `${from} is the default again. Verified` });
    } catch {
      router.push(flipPath(workspace, endpointName, from, id));
    }
  };
  return (answer) =>
    toast.show({
      tone: 'ok',
      title: `${answer.to} is the default. Verified`,
      description: answer.kept ? undefined : 'Not kept in the history, as you asked.',
      ...(answer.from !== null && { action: { label: 'Undo', onClick: () => void undo(answer) } }),
    });
}
