'use client';

import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/text-field';
import type { ScoringSettings } from '@/lib/contracts/api/views';
import type { OverrideKey } from '@/lib/domain/invoke-form';
import type { FieldErrors } from './form-check';
import { StepTitle } from './step-title';
import type { Form } from './use-form';

const fields: { key: OverrideKey; label: string; unit?: string; note?: string }[] = [
  { key: 'miniBatchSize', label: 'Mini-batch size', unit: 'files' },
  { key: 'instanceCount', label: 'Instance count', unit: 'nodes' },
  { key: 'maxRetries', label: 'Max retries' },
  { key: 'timeoutSeconds', label: 'Timeout', unit: 'seconds' },
  { key: 'errorThreshold', label: 'Error threshold', unit: 'files', note: '-1 never fails on bad files' },
  { key: 'outputFileName', label: 'Output file name' },
];

const EMPTY = 'Empty = as the deployment says';

export interface OverridesCardProps {
  form: Form;
  errors: FieldErrors;
  settings: ScoringSettings | undefined;
  /** Nodes of the cluster, in words. */
  nodes: string | null;
  /** What the job is called when nothing is typed. */
  usualName: string;
}

/** Step 3: settings of this job alone; an empty field leaves the deployment's value in force, which stands in it in grey. */
export function OverridesCard({ form, errors, settings, nodes, usualName }: OverridesCardProps) {
  return (
    <Card
      title={<StepTitle step={3}>Settings for this job</StepTitle>}
      aside={<span className="max-md:hidden">{EMPTY}</span>}
    >
      <p className="mb-3 text-12 text-fg-2 md:hidden">{EMPTY}</p>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,200px),1fr))] gap-x-4 gap-y-3 max-md:grid-cols-2 max-[359px]:grid-cols-1">
        {fields.map(({ key, label, unit, note }) => {
          const said = settings?.[key];
          const usual = said === null || said === undefined ? '' : String(said);
          const hints = [note, key === 'instanceCount' ? nodes : '', usual && `deployment: ${usual}`];
          return (
            <TextField
              key={key}
              label={unit ? `${label}, ${unit}` : label}
              value={form.values.overrides[key]}
              onChange={(event) => form.changeOverride(key, event.target.value)}
              placeholder={usual}
              hint={<Hints hints={hints} />}
              error={errors[key]}
              inputMode={key === 'outputFileName' || key === 'errorThreshold' ? 'text' : 'numeric'}
              autoComplete="off"
            />
          );
        })}
        <TextField
          className="col-span-full"
          label="Display name"
          value={form.values.displayName}
          onChange={(event) => form.change({ displayName: event.target.value })}
          placeholder={usualName}
          maxLength={255}
          autoComplete="off"
        />
      </div>
    </Card>
  );
}

/** Short facts that break between, not inside. */
function Hints({ hints }: { hints: (string | null | undefined)[] }) {
  const said = hints.flatMap((hint) => hint || []);
  return (
    <>
      {said.map((hint, index) => (
        <span key={hint}>
          {index > 0 && ' · '}
          <span className="inline-block">{hint}</span>
        </span>
      ))}
    </>
  );
}
