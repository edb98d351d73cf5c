import { REGION } from '../directory';
import { missingApiVersion, noRegisteredProvider } from './errors';
import type { Plane } from './types';

const FORM = /^(\d{4})-(\d{2})-(\d{2})(-preview|-dataplanepreview)?$/;
/** From the first public version of the provider to the newest one that its published types describe. */
const OLDEST = '2018-11-19';
const NEWEST = '2026-05-01';

/** Named in the refusal, as Azure does; the check itself goes by form and date. */
export const SUPPORTED = [
  '2020-09-01-preview',
  '2021-03-01-preview',
  '2022-05-01',
  '2022-10-01',
  '2023-04-01',
  '2023-10-01',
  '2024-04-01',
  '2024-10-01',
  '2026-05-01',
];

function isKnown(version: string, plane: Plane): boolean {
  const match = FORM.exec(version.toLowerCase());
  if (match === null) return false;
  const day = match.slice(1, 4).join('-');
  const real = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  return real && day >= OLDEST && day <= NEWEST && (match[4] !== '-dataplanepreview' || plane === 'mfe');
}

/**
 * The version a call speaks. ARM and the management front end need one and refuse what they do not know; the other
 * planes ignore whatever is sent (contract J3). Throws AzureError 400.
 */
export function checkApiVersion(plane: Plane, version: string | undefined, type: string, foreign: boolean): string {
  if (plane !== 'arm' && plane !== 'mfe') return version ?? '';
  if (version === undefined) throw missingApiVersion();
  // Tenants, subscriptions and permissions belong to other providers, whose versions have days of their own.
  const known = foreign ? FORM.test(version.toLowerCase()) : isKnown(version, plane);
  if (!known) throw noRegisteredProvider(REGION, version, type, SUPPORTED);
  return version;
}
