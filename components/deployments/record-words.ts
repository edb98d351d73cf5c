import type { JobRecord } from '@/lib/contracts/api/views';
import { formatDuration } from '@/lib/domain/format';

/** The share of the jobs that succeeded, of at least one, and their median duration: `90 %` and `41 s`. */
export const recordInWords = ({ ended, succeeded, medianMs }: JobRecord) => ({
  rate: `${Math.round((100 * succeeded) / ended)} %`,
  median: medianMs === null ? null : formatDuration(medianMs),
});
