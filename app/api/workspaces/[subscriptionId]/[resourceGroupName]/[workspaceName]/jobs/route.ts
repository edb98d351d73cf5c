import { listJobs } from '@/lib/server/job-list';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('jobs', listJobs);
