import { Banner } from '@/components/ui/banner';
import type { ResourceText } from './use-resource-text';

/** That unsaved text came back, and that another tab edits the same. */
export function DraftNotices({ edited }: { edited: Pick<ResourceText, 'restored' | 'isEdited' | 'otherTab'> }) {
  if (edited.restored && edited.isEdited)
    return (
      <Banner tone="info" title="What you had typed is back.">
        It was not applied and was kept in this browser.
      </Banner>
    );
  return null;
}
