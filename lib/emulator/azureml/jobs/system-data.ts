import type { JobRecord } from '../../compute/types';
import { identityTypeOf } from '../system-data';
import { submissionOf } from './submission';

/** Who submitted the job and when. */
export function jobSystemData(record: JobRecord) {
  const { name } = submissionOf(record).createdBy;
  const { createdAt } = record.parent;
  const createdByType = identityTypeOf(name);
  return { createdAt, createdBy: name, createdByType, lastModifiedAt: createdAt, lastModifiedBy: name };
}
