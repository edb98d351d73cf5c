import { handle } from '@/lib/server/route';
import { getOperation } from '@/lib/server/writes';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('operation', getOperation);
