import type { PublicSettings } from '@/lib/contracts/api/settings';

/** An address to send to a colleague: the stated origin, the path, and the tenant whose token opens it. Never a token. */
export function shareLink(settings: Pick<PublicSettings, 'publicUrl'>, path: string, tenantId: string | null): string {
  const url = new URL(path, settings.publicUrl);
  if (tenantId) url.searchParams.set('tid', tenantId);
  return url.toString();
}
