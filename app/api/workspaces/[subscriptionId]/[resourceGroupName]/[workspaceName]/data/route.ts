import { listData } from '@/lib/server/assets';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('dataAssets', listData);
