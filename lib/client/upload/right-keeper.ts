import type { UploadRights } from '@/lib/contracts/api/views';

const MARGIN_MS = 2 * 60_000;
/** One request brings the rights of so many blobs: the route takes no more. */
const AT_ONCE = 50;

/** Holds a SAS for each blob that is sent directly; asks for a new one before the old one ends. */
export interface RightKeeper {
  /** A SAS for this blob that is good now. Rejects as `ask` does. */
  current(blob: string): Promise<string>;
  /** After a 403: a SAS for this blob that differs from `refused`. */
  renewed(blob: string, refused: string): Promise<string>;
}

interface Right {
  sas: string;
  due: number;
}

/**
 * `ask` answers the rights for these blobs, `ahead` names those that are still to be sent, so that one request serves many. A
 * clock that is wrong by more than a SAS's life would ask for ever: one that seems over when it arrives is used until storage
 * refuses it.
 */
export function createRightKeeper(
  ask: (blobs: string[]) => Promise<UploadRights>,
  ahead: () => string[],
  now: () => number,
): RightKeeper {
  const rights = new Map<string, Right>();
  const asking = new Map<string, Promise<void>>();
  const isGood = (blob: string) => (rights.get(blob)?.due ?? 0) > now();

  const take = ({ rights: some, expiresAt }: UploadRights) => {
    const due = Date.parse(expiresAt) - MARGIN_MS;
    for (const { path, sas } of some) rights.set(path, { sas, due: due > now() ? due : Number.POSITIVE_INFINITY });
  };
  const askFor = (blob: string) => {
    const others = ahead().filter((other) => other !== blob && !isGood(other) && !asking.has(other));
    const blobs = [blob, ...others].slice(0, AT_ONCE);
    const asked = ask(blobs)
      .then(take)
      .finally(() => {
        for (const each of blobs) asking.delete(each);
      });
    for (const each of blobs) asking.set(each, asked);
    return asked;
  };
  const renew = async (blob: string) => {
    await (asking.get(blob) ?? askFor(blob));
    const sas = rights.get(blob)?.sas;
    if (sas === undefined) throw new Error('The server gave no right for this file.');
    return sas;
  };
  const known = (blob: string) => rights.get(blob)?.sas;
  return {
    current: async (blob) => (isGood(blob) && known(blob)) || renew(blob),
    renewed: async (blob, refused) => {
      const sas = known(blob);
      return sas !== undefined && sas !== refused ? sas : renew(blob);
    },
  };
}
