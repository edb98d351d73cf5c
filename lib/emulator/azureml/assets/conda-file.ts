import { parse } from 'yaml';
import { z } from 'zod';

/** Azure answers a conda file as the same content in JSON text, which is YAML too (recorded). */
export function asJson(text: string): string | null {
  try {
    return JSON.stringify(parse(text, { maxAliasCount: 100 }), null, 2);
  } catch {
    return null;
  }
}

/** The conda file of an environment: YAML in, JSON text out; text that is no YAML is refused. */
export const condaFile = z
  .string()
  .transform((text, context): string => {
    const json = asJson(text);
    if (json !== null) return json;
    context.addIssue({ code: 'custom', message: 'is not YAML' });
    return z.NEVER;
  })
  .nullish();
