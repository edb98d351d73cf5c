import { getJob } from '@/lib/server/jobs';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('job', getJob);
