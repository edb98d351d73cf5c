import { beforeEach, describe, expect, it } from 'vitest';
import type { Resource } from '@/lib/contracts/api/resources';
import { placeholderTerms as terms } from '@/lib/domain/yaml/placeholders';
import { creationPlan } from '@/lib/domain/yaml/plan';
import { ApiError } from './api-error';
import { createAll, NameTaken } from './create';
import type { ResourceRef } from './resources';

const TEXT = `name: digits
defaults:
  deployment_name: blue
---
name: blue
endpoint_name: digits
type: model
model: azureml:m:1
compute: azureml:cpu
settings:
  mini_batch_size: 5
`;
const nameOf = ({ endpointName, deploymentName }: ResourceRef) =>
  [endpointName, deploymentName].filter(Boolean).join('/');
const refusal = (status: number, code: string) =>
  new ApiError({
    status,
    code,
    message: code,
    fromAzure: true,
    details: [],
    target: null,
    requestId: null,
    retryAfterSeconds: null,
    missingAction: null,
    claims: null,
  });

let live: Map<string, Resource>;
let said: string[];
/** What Azure refuses, by name. */
let refused: Map<string, Error>;

beforeEach(() => {
  live = new Map();
  said = [];
  refused = new Map();
});

const id = (ref: ResourceRef) =>
  `{ws}/batchEndpoints/${ref.endpointName}${ref.deploymentName ? `/deployments/${ref.deploymentName}` : ''}`;

const calls = {
  async read(ref: ResourceRef) {
    const found = live.get(nameOf(ref));
    if (!found) throw refusal(404, 'NotFound');
    return found;
  },
  async put(ref: ResourceRef, { resource }: { resource: Resource; base: Resource | null }) {
    said.push(`put ${nameOf(ref)}`);
    const error = refused.get(nameOf(ref));
    if (error) throw error;
    const made = { ...resource, id: id(ref), name: ref.deploymentName ?? ref.endpointName };
    live.set(nameOf(ref), made);
    return { resource: made, operation: { location: 'eastus', operationId: nameOf(ref).replace('/', '-') } };
  },
  async settled(ref: ResourceRef) {
    said.push(`wait ${nameOf(ref)}`);
  },
};
const run = (text = TEXT) =>
  createAll({
    steps: creationPlan(text, terms, null).steps,
    terms,
    calls,
    onState: (index, state) => said.push(`${index} ${state}`),
  });
const writes = () => said.filter((word) => word.startsWith('put'));

describe('createAll', () => {
  it('writes each once Azure is done with the one before, the default last, and leaves the last to its page', async () => {
    await run();
    expect(said).toEqual([
      ...['0 writing', 'put digits', '0 running', 'wait digits', '0 done'],
      ...['1 writing', 'put digits/blue', '1 running', 'wait digits/blue', '1 done'],
      ...['2 writing', 'put digits', '2 running'],
    ]);
    expect(live.get('digits')).toMatchObject({ properties: { defaults: { deploymentName: 'blue' } } });
  });

  it('ends at what Azure refuses, and goes on from there the next time', async () => {
    refused.set('digits/blue', refusal(400, 'UserError'));
    await expect(run()).rejects.toMatchObject({ code: 'UserError' });
    expect(writes()).toEqual(['put digits', 'put digits/blue']);
    refused.clear();
    said = [];
    await run();
    expect(said).toContain('0 there');
    expect(writes()).toEqual(['put digits/blue', 'put digits']);
  });

  it('replaces what an earlier try left Failed, also with another text', async () => {
    await run();
    const failed = live.get('digits/blue') ?? {};
    live.set(
      'digits/blue',
      JSON.parse(JSON.stringify(failed).replace('"miniBatchSize"', '"provisioningState":"Failed","miniBatchSize"')),
    );
    said = [];
    await run(TEXT.replace('size: 5', 'size: 7'));
    expect(writes()).toContain('put digits/blue');
    expect(live.get('digits/blue')).toMatchObject({ properties: { miniBatchSize: 7 } });
  });

  it('keeps what is there and is something else', async () => {
    await run();
    said = [];
    await expect(run(TEXT.replace('size: 5', 'size: 7'))).rejects.toBeInstanceOf(NameTaken);
    expect(writes()).toEqual([]);
    expect(live.get('digits/blue')).toMatchObject({ properties: { miniBatchSize: 5 } });
  });

  it('does not write where it can not read', async () => {
    const denied = { ...calls, read: async () => Promise.reject(refusal(403, 'AuthorizationFailed')) };
    const { steps } = creationPlan(TEXT, terms, null);
    const end = createAll({ steps, terms, calls: denied, onState: () => {} });
    await expect(end).rejects.toMatchObject({ code: 'AuthorizationFailed' });
    expect(writes()).toEqual([]);
  });

  it('setting the default keeps every other field as it is', async () => {
    const properties = { authMode: 'AADToken', defaults: { spare: true }, xNew: 1 };
    live.set('digits', { id: '/e', name: 'digits', properties, xTop: 2 });
    await run();
    const defaults = { spare: true, deploymentName: 'blue' };
    expect(live.get('digits')).toMatchObject({ properties: { authMode: 'AADToken', defaults, xNew: 1 }, xTop: 2 });
  });
});
