import type { JobRecord } from '../../compute/types';
import { submissionOf } from './submission';

/** Who submitted the job and when. */
export function jobSystemData(record: JobRecord) {
  const { name } = submissionOf(record).createdBy;
  const { createdAt } = record.parent;
  return { createdAt, createdBy: name, createdByType: 'User', lastModifiedAt: createdAt, lastModifiedBy: name };
}
