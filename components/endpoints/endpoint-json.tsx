'use client';

import { useSearchParams } from 'next/navigation';
import { QueryView } from '@/components/query';
import { Segments } from '@/components/ui/segments';
import { EndpointFrame } from './endpoint-frame';

const subjects = [
  { value: 'endpoint', label: 'Endpoint' },
  { value: 'deployments', label: 'Its deployments' },
] as const;

/** An endpoint, or all of its deployments (`of=deployments`), as text with a query box. */
export function EndpointJson({ endpointName }: { endpointName: string }) {
  const of = useSearchParams().get('of') === 'deployments' ? 'deployments' : 'endpoint';
  const choose = (next: string) => {
    const url = new URL(window.location.href);
    url.searchParams.delete('query');
    if (next === 'deployments') url.searchParams.set('of', next);
    else url.searchParams.delete('of');
    window.history.replaceState(null, '', url);
  };
  return (
    <EndpointFrame endpointName={endpointName}>
      {() => (
        <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-3">
          <Segments label="What is shown" value={of} options={subjects} onValueChange={choose} />
          <div className="w-full min-w-0">
            <QueryView key={of} of={{ kind: of, endpointName }} />
          </div>
        </div>
      )}
    </EndpointFrame>
  );
}
