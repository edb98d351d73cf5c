import type { EndpointSummary } from '@/lib/contracts/api/views';

/** Endpoints in which every word of the filter stands somewhere: name, description, default deployment, tags (`key: value`). By name. */
export function filterEndpoints(endpoints: readonly EndpointSummary[], filter: string): EndpointSummary[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return endpoints
    .filter((endpoint) => words.every((word) => searchText(endpoint).includes(word)))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function searchText({ name, description, defaultDeployment, tags }: EndpointSummary): string {
  const pairs = Object.entries(tags).map(([key, value]) => `${key}: ${value}`);
  return [name, description, defaultDeployment, ...pairs].join('\n').toLowerCase();
}
