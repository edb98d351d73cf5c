import { expect, test } from 'vitest';
import { sampleEndpoint } from '@/lib/contracts/api/testing/samples';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { filterEndpoints } from './endpoint-list-filter';

const endpoint = (name: string, change: Partial<EndpointSummary> = {}) =>
  sampleEndpoint({ name, defaultDeployment: null, ...change });
const all = [
  endpoint('parcel-labels', { tags: { stage: 'test' } }),
  endpoint('mnist-batch', { description: 'Handwritten digits', defaultDeployment: 'mnist-onnx' }),
];
const names = (filter: string) => filterEndpoints(all, filter).map((each) => each.name);

test('every word has to stand somewhere, in any case and order', () => {
  expect(names('')).toEqual(['mnist-batch', 'parcel-labels']);
  expect(names('ONNX digits')).toEqual(['mnist-batch']);
  expect(names('stage: test')).toEqual(['parcel-labels']);
  expect(names('digits parcel')).toEqual([]);
});
