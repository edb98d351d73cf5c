import { getHistory } from '@/lib/server/history';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('history', getHistory);
