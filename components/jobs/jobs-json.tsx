import { ListViews, Page } from '@/components/layout';
import { QueryView } from '@/components/query';

/** The newest batch jobs of the workspace as text with a query box. */
export function JobsJson() {
  return (
    <Page title="Jobs" commands={<ListViews shown="json" />}>
      <QueryView of={{ kind: 'jobs' }} />
    </Page>
  );
}
