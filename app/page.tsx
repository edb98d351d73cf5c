import { StartPage } from '@/components/layout';

/** The workspace that was open last, or the picker. */
export default function Page() {
  return <StartPage />;
}
