import type { ReactNode } from 'react';
import { TimeText } from '@/components/layout';
import { Card } from '@/components/ui/card';
import { type KeyValue, KeyValueList } from '@/components/ui/key-value-list';
import { LongText } from '@/components/ui/long-text';
import type { EndpointDetail } from '@/lib/contracts/api/views';
import { peoplesTags, tagWords } from './endpoint-tags';

const authModes: Record<string, string> = {
  AADToken: 'Microsoft Entra token (AADToken)',
  Key: 'Key',
  AMLToken: 'Azure ML token',
};

function changed(at: string | null, by: string | null): ReactNode {
  return (
    <>
      <TimeText instant={at} />
      {by && <span className="block text-12 text-fg-3">by {by}</span>}
    </>
  );
}

/** The facts of an endpoint that scripts and people need: where to invoke it and how to get in. */
export function EndpointDetailsCard({ endpoint }: { endpoint: EndpointDetail }) {
  const { scoringUri, authMode, defaultDeployment } = endpoint;
  const tags = peoplesTags(endpoint);
  const items: KeyValue[] = [
    scoringUri
      ? { label: 'Scoring URI', value: <LongText text={scoringUri} />, copy: scoringUri }
      : { label: 'Scoring URI', value: <span className="text-fg-3">none yet</span> },
    { label: 'Auth mode', value: authModes[authMode] ?? authMode },
    {
      label: 'Default',
      value: defaultDeployment ? (
        <span className="mono">{defaultDeployment}</span>
      ) : (
        <span className="text-fg-3">none: an invoke must name a deployment</span>
      ),
    },
    ...(endpoint.description ? [{ label: 'Description', value: endpoint.description }] : []),
    ...(tags.length > 0
      ? [{ label: 'Tags', value: tags.map(([name, value]) => tagWords(name, value)).join(', ') }]
      : []),
    { label: 'Location', value: endpoint.location },
    { label: 'Created', value: changed(endpoint.createdAt, endpoint.createdBy) },
    { label: 'Last changed', value: changed(endpoint.modifiedAt, endpoint.modifiedBy) },
    { label: 'Resource id', value: <LongText text={endpoint.id} />, copy: endpoint.id },
  ];
  return (
    <Card title="Endpoint">
      <div className="-my-2">
        <KeyValueList items={items} />
      </div>
    </Card>
  );
}
