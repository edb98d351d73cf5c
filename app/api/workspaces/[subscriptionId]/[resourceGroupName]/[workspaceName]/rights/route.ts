import { getRights } from '@/lib/server/rights';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('rights', getRights);
