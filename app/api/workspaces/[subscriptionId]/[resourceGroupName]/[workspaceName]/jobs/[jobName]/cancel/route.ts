import { cancelJob } from '@/lib/server/jobs';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const POST = handle('cancelJob', cancelJob);
