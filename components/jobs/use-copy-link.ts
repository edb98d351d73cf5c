'use client';

import { useToast } from '@/components/ui/toast';
import { useAuth } from '@/lib/client/auth-state';
import { shareLink } from '@/lib/client/links';
import { useSettings } from '@/lib/client/settings';

/** Copies an absolute link to a path of this dashboard, with the tenant whose sign-in opens it. */
export function useCopyLink(): (path: string) => Promise<void> {
  const settings = useSettings();
  const { account } = useAuth();
  const toast = useToast();
  return async (path) => {
    const url = shareLink(settings, path, account?.tenantId ?? null);
    const copied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    );
    if (copied)
      toast.show({
        tone: 'ok',
        title: 'Link copied',
        description: 'Whoever opens it signs in and sees the same page.',
      });
    else toast.show({ tone: 'info', title: 'The browser did not allow copying. The link:', description: url });
  };
}
