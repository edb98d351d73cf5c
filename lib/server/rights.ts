import 'server-only';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { Answer } from '@/lib/contracts/api/routes';
import { isPermitted, OFFERED } from '@/lib/domain/permissions';
import type { Call } from './route';

/** What pages say before they are used. Azure still decides: a refusal of a write is shown where it was asked for. */
export async function getRights({ azure, params }: Call<'rights'>): Promise<Answer<'rights'>> {
  const { items } = await list(azure, operations.permissions, params);
  return { missing: OFFERED.filter((action) => !isPermitted(items, action)) };
}
