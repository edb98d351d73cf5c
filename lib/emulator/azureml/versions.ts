import type { ResourceStore } from '../store';

/** The version that was registered last, which is what the label `latest` stands for; null when there is none. */
export const latestVersion = (resources: ResourceStore, containerId: string): string | null =>
  resources.listChildren(containerId, 'versions', { limit: 1, newestFirst: true }).items[0]?.name ?? null;

/** One above the highest whole-number version, `1` when there is none. */
export function nextVersion(resources: ResourceStore, containerId: string): string {
  const numbers = resources
    .listChildren(containerId, 'versions')
    .items.map(({ name }) => Number(name))
    .filter(Number.isSafeInteger);
  return String(Math.max(0, ...numbers) + 1);
}
