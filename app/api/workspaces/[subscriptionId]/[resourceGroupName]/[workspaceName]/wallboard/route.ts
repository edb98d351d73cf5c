import { handle } from '@/lib/server/route';
import { getWallboard } from '@/lib/server/wallboard';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('wallboard', getWallboard);
