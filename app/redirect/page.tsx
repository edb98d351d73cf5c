import { RedirectBridge } from '@/components/auth/redirect-bridge';

/** The one redirect URI, for sign-in, hidden frame, window and sign-out. */
export default function Page() {
  return <RedirectBridge />;
}
