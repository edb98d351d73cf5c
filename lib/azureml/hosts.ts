import { AzureError } from './errors';

/** Hosts that may receive a token, from the row of the configured cloud. Every pattern is anchored. */
export interface Hosts {
  /** Origin of Azure Resource Manager. */
  arm: string;
  /** Whole origin of the regional API. */
  regional: RegExp;
  /** Origin of the regional API of a region: `{region}` stands for its name. */
  regionalTemplate: string;
  /** Whole scoring URI. */
  scoring: RegExp;
  /** Base URL of a storage account: `{account}` stands for its name. */
  blobTemplate: string;
}

const refused = (what: string) =>
  new AzureError({ status: 502, code: 'HostRefused', message: `The workspace names ${what} outside its cloud.` });

/** The origin, when the cloud's table has it; throws 502 `HostRefused` otherwise (contract A1, DESIGN decision 3). */
export function regionalOrigin(hosts: Hosts, url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || parsed.username || parsed.password || !hosts.regional.test(parsed.origin)) {
    throw refused('a regional API');
  }
  return parsed.origin;
}

/** The scoring URI as given, when the cloud's table has it (contract D). */
export function scoringUrl(hosts: Hosts, uri: string): string {
  if (!hosts.scoring.test(uri)) throw refused('a scoring URI');
  return uri;
}

const ACCOUNT = /^[a-z0-9]{3,24}$/;
const CONTAINER = /^(?:[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]|\$[a-z]{1,15})$/;

/** `{account base}/{container}`; names are checked by Azure's naming rules, the host comes from the cloud's table only. */
export function containerUrl(hosts: Hosts, account: string, container: string): string {
  if (!ACCOUNT.test(account) || !CONTAINER.test(container)) throw refused('a storage container');
  return `${hosts.blobTemplate.replace('{account}', account)}/${container}`;
}

/** What follows the account's base URL in a URL of blob storage of the cloud, without its slash; null for any other URL. */
function blobPath(hosts: Hosts, url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || parsed.username || parsed.password) return null;
  const [before = '', after = ''] = hosts.blobTemplate.split('{account}');
  const plain = parsed.origin + parsed.pathname;
  if (!plain.startsWith(before)) return null;
  const [account = ''] = plain.slice(before.length).split(/[./]/, 1);
  const rest = plain.slice(before.length + account.length);
  return ACCOUNT.test(account) && rest.startsWith(`${after}/`) ? rest.slice(after.length + 1) : null;
}

/** Whether a URL with a SAS lies in a storage account of the cloud. */
export const isBlobUrl = (hosts: Hosts, url: string): boolean => blobPath(hosts, url) !== null;

/**
 * A container's URL and SAS, from a URL that Azure issued for one upload. Throws 502 `HostRefused` for a place outside the
 * cloud's storage, and for anything but a whole container.
 */
export function issuedContainer(hosts: Hosts, sasUri: string): { containerUrl: string; sas: string } {
  if (!CONTAINER.test(blobPath(hosts, sasUri) ?? '')) throw refused('a storage container');
  const { origin, pathname, search } = new URL(sasUri);
  return { containerUrl: origin + pathname, sas: search.slice(1) };
}
