import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { JobRecord } from '../../compute/types';
import { caseless, parseBody, stringMap } from '../caseless';
import { notImplemented } from '../errors';
import { pipelineView } from './pipeline-view';
import { submissionOf } from './submission';

const work = z.unknown().optional();
const parts = { componentId: work, jobs: work, inputs: work, outputs: work, settings: work };
const pipelineParts = ['componentId', 'jobs', 'inputs', 'outputs', 'settings'] as const;

/** What a PUT of a job may say. What a client sends back as it got it (status, services …) changes nothing. */
const body = caseless({
  properties: caseless({
    jobType: z.string(),
    displayName: z.string().min(1).max(256).nullish(),
    description: z.string().nullish(),
    tags: stringMap.nullish(),
    properties: stringMap.nullish(),
    isArchived: z.boolean().nullish(),
    ...parts,
  }),
});

const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/**
 * Clients leave out what is null, send null, or an empty map with or without `_source`, their own mark of where a body comes
 * from: all say the same. `az ml job update` sends such maps for a batch job's nulls.
 */
function said(value: unknown): unknown {
  const bare: unknown = JSON.parse(JSON.stringify(value ?? null), (key, inner) =>
    key === '_source' ? undefined : (inner ?? undefined),
  );
  return isEmpty(bare) ? undefined : bare;
}

/** A body that would make or change the job's work asks for what is not here. Throws AzureError 501. */
function refuseWork(record: JobRecord, given: z.output<typeof body>['properties']): void {
  if (given.jobType.toLowerCase() !== 'pipeline') throw notImplemented(`Jobs_CreateOrUpdate of kind ${given.jobType}`);
  const own = pipelineView(record);
  const changed = pipelineParts.filter((part) => {
    const asked = said(given[part]);
    return asked !== undefined && !isDeepStrictEqual(asked, said(own[part]));
  });
  if (changed.length > 0)
    throw notImplemented('Jobs_CreateOrUpdate beyond isArchived, tags, displayName and description');
}

/**
 * The change that a PUT asks for: archive mark, tags and description are replaced, the display name where one is given.
 * Properties can be added but neither changed nor removed. Throws AzureError 400 or 501.
 */
export function jobUpdate(record: JobRecord, given: unknown): Pick<JobRecord, 'plan' | 'submission'> {
  const asked = parseBody(body, given).properties;
  refuseWork(record, asked);
  const submission = submissionOf(record);
  const added = Object.entries(asked.properties ?? {}).flatMap(([key, value]) =>
    value === null ? [] : [[key, value]],
  );
  return {
    plan: { ...record.plan, displayName: asked.displayName ?? record.plan.displayName },
    submission: {
      ...submission,
      description: asked.description ?? null,
      tags: asked.tags ?? {},
      properties: { ...Object.fromEntries(added), ...submission.properties },
      isArchived: asked.isArchived ?? false,
    },
  };
}
