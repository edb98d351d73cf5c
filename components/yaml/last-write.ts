import * as z from 'zod';
import type { Resource } from '@/lib/contracts/api/resources';
import { formatInstant } from '@/lib/domain/format';

const written = z.looseObject({
  systemData: z.looseObject({ lastModifiedBy: z.string().nullish(), lastModifiedAt: z.string().nullish() }),
});

/** Who wrote a resource last and when, from Azure's systemData; empty where Azure does not say. */
export function lastWriteOf(resource: Resource): string {
  const found = written.safeParse(resource);
  if (!found.success) return '';
  const { lastModifiedBy, lastModifiedAt } = found.data.systemData;
  const at = lastModifiedAt ? `, ${formatInstant(lastModifiedAt)}` : '';
  return lastModifiedBy ? `Last written by ${lastModifiedBy}${at}.` : '';
}
