import { listEndpointResources } from '@/lib/server/resources';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('endpointResources', listEndpointResources);
