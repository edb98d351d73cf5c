import { getJobLogFile } from '@/lib/server/logs';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('jobLogFile', getJobLogFile);
