'use client';

import { useQuery } from '@tanstack/react-query';
import { JobSpark } from '@/components/jobs';
import { deploymentRecordsQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { JobRecord } from '@/lib/contracts/api/views';
import { recordInWords } from './record-words';

/** How the last ten jobs of a deployment went. One read for all rows; its place is kept while nothing was read. */
export function DeploymentRecord({ endpointName, name }: { endpointName: string; name: string }) {
  const { data, error } = useQuery(deploymentRecordsQuery(useWorkspace(), endpointName));
  const record = data?.records.find((each) => each.name === name);
  if (record && record.ended > 0)
    return (
      <span className="block">
        <JobSpark jobs={record.recentJobs} slots={10} />
        <Figures record={record} />
      </span>
    );
  const none = error ? 'not read' : data ? 'none' : '';
  return <span className="text-fg-3">{none}</span>;
}

/** The words that a figure needs are in the review of a flip; here they are for a screen reader, and on hover. */
function Figures({ record }: { record: JobRecord }) {
  const { rate, median } = recordInWords(record);
  return (
    <span className="mt-0.5 block text-12 whitespace-nowrap text-fg-3" title="succeeded, median duration">
      {rate}
      <span className="sr-only"> succeeded</span>
      {median && (
        <>
          , <span className="sr-only">median </span>
          {median}
        </>
      )}
    </span>
  );
}
