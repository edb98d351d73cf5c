import { getJobFailures } from '@/lib/server/job-failures';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('jobFailures', getJobFailures);
