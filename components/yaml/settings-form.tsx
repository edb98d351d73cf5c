'use client';

import { Card } from '@/components/ui/card';
import { SkeletonCard } from '@/components/ui/skeleton-card';
import { editField, figureAt, textAt } from '@/lib/domain/changes/edit-field';
import type { Shape } from '@/lib/domain/changes/field';
import type { JsonObject } from '@/lib/domain/yaml/rest-body';
import { NumberField } from './number-field';
import type { ResourceText } from './resource-text';
import { TagsField } from './tags-field';
import { TypedField } from './typed-field';

interface Figure {
  path: string[];
  label: string;
  least: number;
  hint: string;
}

const figures: Figure[] = [
  {
    path: ['properties', 'resources', 'instanceCount'],
    label: 'Instance count',
    least: 1,
    hint: 'Nodes of the compute for a job. Azure’s default is 1.',
  },
  {
    path: ['properties', 'miniBatchSize'],
    label: 'Mini-batch size',
    least: 1,
    hint: 'Files of one run() call. Azure’s default is 10.',
  },
  {
    path: ['properties', 'retrySettings', 'maxRetries'],
    label: 'Max retries',
    least: 0,
    hint: 'Tries of a mini-batch after the first. Azure’s default is 3.',
  },
  {
    path: ['properties', 'errorThreshold'],
    label: 'Error threshold',
    least: -1,
    hint: 'Failed files that a job bears; -1 never fails on bad files.',
  },
];
const DESCRIPTION = ['properties', 'description'];

export interface SettingsFormProps {
  edited: ResourceText;
  /** What the text makes of the resource, and in which shape; null before it was read. */
  study: { body: JsonObject | null; shape: Shape } | null;
}

/** The few fields that people change most. They write into the text, so that it is one draft with one review. */
export function SettingsForm({ edited, study }: SettingsFormProps) {
  if (!study) return <SkeletonCard title="Settings" rows={8} label="Reading the text" />;
  const { body, shape } = study;
  if (!body)
    return (
      <Card title="Settings">
        <p>The text has errors, so the form can not read it. Mend them under Edit; they stand beside.</p>
      </Card>
    );
  const write = (next: string | null) => next !== null && edited.setText(next);
  const set = (path: string[], value: string | number | undefined) => write(editField(edited.text, path, value, shape));
  const isModel = shape === 'model' || shape === 'classic';
  return (
    <Card title="Settings">
      <div className="grid max-w-(--text-max) gap-4">
        <TypedField
          label="Description"
          value={textAt(body, DESCRIPTION)}
          onText={(text) => set(DESCRIPTION, text === '' ? undefined : text)}
        />
        {isModel && (
          <div className="grid gap-4 md:grid-cols-2">
            {figures.map(({ path, ...figure }) => (
              <NumberField
                key={figure.label}
                {...figure}
                value={figureAt(body, path)}
                onValue={(value) => set(path, value)}
              />
            ))}
          </div>
        )}
        <TagsField body={body} text={edited.text} shape={shape} onText={write} />
      </div>
    </Card>
  );
}
