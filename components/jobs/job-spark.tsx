import { Sparkline } from '@/components/ui/sparkline';
import type { RecentJob } from '@/lib/contracts/api/views';
import { sparkBars, sparkWords } from './spark-words';

/** Jobs as bars, the newest last; `slots` is how many there may be. */
export const JobSpark = ({ jobs, slots }: { jobs: readonly RecentJob[]; slots: 10 | 20 }) => (
  <Sparkline bars={sparkBars(jobs)} label={sparkWords(jobs)} slots={slots} />
);
