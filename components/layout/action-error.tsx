import { Banner } from '@/components/ui/banner';
import { errorWords } from './error-banner';

/** Where something that was asked for did not happen: `what` is that sentence, then Azure's own words. */
export function ActionError({ error, what }: { error: unknown; what: string }) {
  const { said, requestId, forbidden } = errorWords(error, what);
  return (
    <Banner tone={forbidden ? 'warn' : 'bad'} title={what} requestId={requestId}>
      {said}
    </Banner>
  );
}
