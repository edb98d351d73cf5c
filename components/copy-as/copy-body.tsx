'use client';

import { useState } from 'react';
import { ErrorBanner } from '@/components/layout';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import type { Action } from '@/lib/domain/snippets/action';
import { actionWords } from './copy-words';
import { SnippetTabs } from './snippet-tabs';
import type { Subject } from './subject';
import { useActions } from './use-actions';
import { usePlace } from './use-place';

export default function CopyBody({ of }: { of: Subject }) {
  const place = usePlace();
  const { actions, error, retry } = useActions(of);
  const [chosen, setChosen] = useState<Action['do'] | null>(null);
  const action = actions?.find((one) => one.do === chosen) ?? actions?.[0];
  if (error) return <ErrorBanner error={error} what="What the snippets are made of" onRetry={retry} />;
  if (!actions || !action || !place) return <SkeletonRows rows={6} label="Reading the values" />;
  return (
    <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-3">
      <Select
        label="Action"
        className="max-w-80"
        value={action.do}
        onValueChange={setChosen}
        options={actions.map((one) => ({ value: one.do, label: actionWords[one.do] }))}
      />
      <SnippetTabs action={action} place={place} />
    </div>
  );
}
