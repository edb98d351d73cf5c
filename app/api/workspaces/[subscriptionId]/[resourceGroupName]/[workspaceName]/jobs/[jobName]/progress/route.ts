import { getJobProgress } from '@/lib/server/job-progress';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('jobProgress', getJobProgress);
