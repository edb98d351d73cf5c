import { listDeployments } from '@/lib/server/deployments';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('deployments', listDeployments);
