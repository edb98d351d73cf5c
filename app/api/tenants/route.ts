import { handle } from '@/lib/server/route';
import { listTenants } from '@/lib/server/workspaces';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('tenants', listTenants);
