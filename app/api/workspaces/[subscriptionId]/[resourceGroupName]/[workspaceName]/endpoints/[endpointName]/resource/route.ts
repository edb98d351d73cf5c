import { handle } from '@/lib/server/route';
import { getEndpointResource } from '@/lib/server/writes';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('endpointResource', getEndpointResource);
