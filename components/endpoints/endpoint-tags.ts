import type { EndpointDetail } from '@/lib/contracts/api/views';
import { isStudioTag } from '@/lib/domain/flip/studio-tags';

/** The tags that people gave an endpoint, without those in which this dashboard keeps something. */
export const peoplesTags = ({ tags }: Pick<EndpointDetail, 'tags'>): [name: string, value: string][] =>
  Object.entries(tags).filter(([name]) => !isStudioTag(name));

export const tagWords = (name: string, value: string): string => (value === '' ? name : `${name}: ${value}`);
