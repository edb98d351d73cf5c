import { listEnvironments } from '@/lib/server/assets';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('environments', listEnvironments);
