import { Banner } from '@/components/ui/banner';
import type { MissingPart } from '@/lib/contracts/api/views';
import { missingWords } from './missing-words';

/** Over a page that lacks what Azure refused: without it the rest would look like all there is. Nothing where all is there. */
export function MissingParts({ missing }: { missing: readonly MissingPart[] }) {
  const words = missingWords(missing);
  if (words === null) return null;
  return (
    <Banner tone="warn" title="You see a part of this only.">
      {words}
    </Banner>
  );
}
