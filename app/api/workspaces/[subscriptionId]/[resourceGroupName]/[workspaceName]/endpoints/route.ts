import { listEndpoints } from '@/lib/server/endpoints';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('endpoints', listEndpoints);
