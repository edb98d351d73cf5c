import { createHmac } from 'node:crypto';

/** Version of the signing rules and of the requests: the first with the shape below that every cloud has. */
export const STORAGE_VERSION = '2023-11-03';
/** Longest life of a SAS that is minted here (DESIGN decision 14). */
export const MAX_SAS_MINUTES = 15;

/**
 * r read, a add a block, l list, c create, w write, in the order that storage wants them. `rac` is a blob that only grows:
 * what stands in it can be neither changed nor taken away with it.
 */
export type SasPermissions = 'r' | 'rl' | 'cw' | 'rac';

export interface SasTarget {
  account: string;
  container: string;
  /** One blob; absent means the container, which is as narrow as a key can sign without a hierarchical namespace. */
  blob?: string;
}

const instant = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

/**
 * A service SAS as a query string without `?`, signed with an account key (base64), valid from now for at most 15 minutes.
 * `now` is the service's clock. Fields and order: "Create a service SAS", version 2020-12-06 and later.
 */
export function mintSas(
  target: SasTarget,
  permissions: SasPermissions,
  options: { accountKey: string; now: Date; minutes: number; https: boolean },
): { sas: string; expiresAt: string } {
  const minutes = Math.min(options.minutes, MAX_SAS_MINUTES);
  const expiresAt = instant(new Date(options.now.getTime() + minutes * 60_000));
  const resource = target.blob === undefined ? 'c' : 'b';
  const name = `/blob/${target.account}/${target.container}${target.blob === undefined ? '' : `/${target.blob}`}`;
  const protocol = options.https ? 'https' : 'https,http';
  const unused = ['', '', '', '', '', '', ''];
  const text = [permissions, '', expiresAt, name, '', '', protocol, STORAGE_VERSION, resource, ...unused].join('\n');
  const signature = createHmac('sha256', Buffer.from(options.accountKey, 'base64'))
    .update(text, 'utf8')
    .digest('base64');
  const query = new URLSearchParams({
    sv: STORAGE_VERSION,
    spr: protocol,
    se: expiresAt,
    sr: resource,
    sp: permissions,
    sig: signature,
  });
  return { sas: query.toString(), expiresAt };
}
