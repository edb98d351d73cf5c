import type { UploadTarget } from '@/lib/contracts/api/views';

const MARGIN_MS = 2 * 60_000;

/** Holds the target whose SAS is good now; asks for a new one for the same folder before the old one ends. */
export interface TargetKeeper {
  current(): Promise<UploadTarget>;
  /** After a 403: a target whose SAS differs from `refused`. */
  renewed(refused: UploadTarget): Promise<UploadTarget>;
}

/**
 * A clock that is wrong by more than the SAS's life would renew for ever: a target that seems over when it arrives is used
 * until storage refuses it.
 */
export function createTargetKeeper(
  first: UploadTarget,
  ask: (old: UploadTarget) => Promise<UploadTarget>,
  now: () => number,
): TargetKeeper {
  const dueAt = (target: UploadTarget) => {
    const due = Date.parse(target.expiresAt) - MARGIN_MS;
    return due > now() ? due : Number.POSITIVE_INFINITY;
  };
  let target = first;
  let due = dueAt(first);
  let asking: Promise<UploadTarget> | null = null;

  const renew = () => {
    asking ??= ask(target)
      .then((next) => {
        target = next;
        due = dueAt(next);
        return next;
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  return {
    current: async () => (now() < due ? target : renew()),
    renewed: async (refused) => (refused.sas === target.sas ? renew() : target),
  };
}
