import { ListViews, Page } from '@/components/layout';
import { QueryView } from '@/components/query';

/** All endpoints of the workspace as text with a query box. */
export function EndpointsJson() {
  return (
    <Page title="Endpoints" commands={<ListViews shown="json" />}>
      <QueryView of={{ kind: 'endpoints' }} />
    </Page>
  );
}
