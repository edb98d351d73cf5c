import 'server-only';
import { z } from 'zod';
import rows from '../contracts/config/settings.json';

/** One row of the configuration table (lib/contracts/config/settings.json). */
const settingRow = z.strictObject({
  name: z.string(),
  kind: z.enum(['choice', 'guid', 'tenant', 'url', 'host', 'port', 'text']),
  default: z.string().nullable(),
  /** Default that depends on the cloud. */
  defaults: z.record(z.string(), z.string()).optional(),
  requiredFor: z.array(z.string()).optional(),
  values: z.array(z.string()).optional(),
  help: z.string(),
});
type SettingRow = z.infer<typeof settingRow>;

const origin = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '') ? url.origin : null;
};

/** What each kind of row takes; the sentence completes "NAME …". */
const kinds: Record<SettingRow['kind'], { read: (text: string, row: SettingRow) => string | null; wants: string }> = {
  choice: { read: (text, row) => (row.values?.includes(text) ? text : null), wants: 'is none of its values' },
  guid: { read: (text) => (z.guid().safeParse(text).success ? text.toLowerCase() : null), wants: 'is not a GUID' },
  tenant: {
    read: (text) => (/^[a-zA-Z0-9][a-zA-Z0-9.-]{0,127}$/.test(text) ? text : null),
    wants: 'is neither a GUID, a domain nor organizations',
  },
  url: { read: origin, wants: 'is not an http or https origin such as https://studio.example.com, without a path' },
  host: {
    read: (text) => (/^[a-zA-Z0-9.:-]{1,253}$/.test(text) ? text : null),
    wants: 'is not a host name or address',
  },
  port: { read: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? text : null), wants: 'is not a port' },
  text: { read: (text) => text, wants: 'is not text' },
};

export type SettingValues = Record<string, string | null>;

function readRow(
  row: SettingRow,
  given: string | undefined,
  cloud: string,
): { value: string | null; problem?: string } {
  const text = given?.trim() || row.defaults?.[cloud] || row.default;
  if (text === null) {
    return row.requiredFor?.includes(cloud)
      ? { value: null, problem: `${row.name} is missing: ${row.help}.` }
      : { value: null };
  }
  const value = kinds[row.kind].read(text, row);
  const choices = row.values ? ` (${row.values.join(', ')})` : '';
  return value === null ? { value, problem: `${row.name} ${kinds[row.kind].wants}${choices}.` } : { value };
}

/** Its message is made of sentences that name settings, never their values. */
export class SettingsError extends Error {}

/**
 * Values of the configuration table by name; null where a row has none. Rejects with one SettingsError that lists every
 * problem, never the values themselves.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): SettingValues {
  const table = z.array(settingRow).parse(rows);
  const cloud = env.STUDIO_CLOUD?.trim() || table.find((row) => row.name === 'STUDIO_CLOUD')?.default || '';
  const read = table.map((row) => ({ name: row.name, ...readRow(row, env[row.name], cloud) }));
  const problems = read.flatMap((row) => row.problem ?? []);
  if (problems.length > 0) throw new SettingsError(`The configuration is not complete.\n- ${problems.join('\n- ')}`);
  return Object.fromEntries(read.map((row) => [row.name, row.value]));
}
