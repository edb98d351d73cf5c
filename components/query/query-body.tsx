'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { CopyAs } from '@/components/copy-as';
import { QueryBoundary } from '@/components/layout';
import { Card } from '@/components/ui/card';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { type ResourceRef, resourcesQuery } from '@/lib/client/raw-resources';
import { useWorkspace } from '@/lib/client/workspace';
import type { Resource } from '@/lib/contracts/api/resources';
import { type Documents, documentFor, documentsOf, type ShownKind } from '@/lib/domain/query/documents';
import { type QueryAnswer, runQuery } from '@/lib/domain/query/search';
import { QueryBox } from './query-box';
import { QueryControls } from './query-controls';
import { kindInWords, ranOnInWords } from './query-words';
import { Result } from './result';
import { useAsked } from './use-asked';

const shownKinds = {
  endpoint: 'endpoint',
  endpoints: 'endpoint',
  deployment: 'deployment',
  deployments: 'deployment',
  job: 'job',
  jobs: 'job',
} as const satisfies Record<ResourceRef['kind'], ShownKind>;

export default function QueryBody({ of }: { of: ResourceRef }) {
  const read = useQuery(resourcesQuery(useWorkspace(), of));
  return (
    <QueryBoundary
      query={read}
      what={kindInWords(of)}
      pending={
        <Card title="Query" flush>
          <SkeletonRows rows={8} label="Reading" />
        </Card>
      }
    >
      {({ resources, partial }) => <Loaded of={of} resources={resources} partial={partial} />}
    </QueryBoundary>
  );
}

interface LoadedProps {
  of: ResourceRef;
  resources: Resource[];
  partial: boolean;
}

function Loaded({ of, resources, partial }: LoadedProps) {
  const [asked, change] = useAsked();
  const list = of.kind.endsWith('s');
  const documents = useMemo(
    () => documentsOf(shownKinds[of.kind], resources, asked.names, list),
    [of.kind, resources, asked.names, list],
  );
  const ran = useRun(asked.query, documents);
  const last = useLastGood(ran.answer);
  const problem = ran.answer.ok ? null : ran.answer.problem;
  return (
    <Card
      title="Query"
      aside={
        <>
          {partial && 'The newest of more than were read'}
          <CopyAs label="Copy query as" of={asked.query.trim() === '' ? of : { ...of, query: asked.query }} />
        </>
      }
      flush
    >
      <div className="grid gap-2 border-b border-border p-4">
        <QueryBox
          value={asked.query}
          onValueChange={(query) => change({ query })}
          document={documents.both}
          problem={problem}
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <QueryControls asked={asked} onChange={change} />
          <p role="status" className="min-w-0 text-12 text-fg-2 [overflow-wrap:anywhere]">
            {problem ? 'The last result stays until the query is right.' : ranOnInWords(of, asked, ran.foreign)}
          </p>
        </div>
      </div>
      {last && <Result value={last.value} as={asked.as} />}
    </Card>
  );
}

function useRun(query: string, documents: Documents) {
  const settled = useDeferredValue(query);
  return useMemo(() => {
    const { document, foreign } = documentFor(settled, documents);
    return { answer: runQuery(settled, document), foreign };
  }, [settled, documents]);
}

type Good = Extract<QueryAnswer, { ok: true }>;

/** The newest result that there was: a wrong query blanks nothing. */
function useLastGood(answer: QueryAnswer): Good | null {
  const [last, setLast] = useState<Good | null>(answer.ok ? answer : null);
  if (answer.ok && last !== answer) setLast(answer);
  return answer.ok ? answer : last;
}
