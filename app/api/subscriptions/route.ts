import { handle } from '@/lib/server/route';
import { listSubscriptions } from '@/lib/server/workspaces';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('subscriptions', listSubscriptions);
