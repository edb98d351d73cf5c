import { getEndpoint } from '@/lib/server/endpoints';
import { handle } from '@/lib/server/route';
import { deleteEndpoint, putEndpoint } from '@/lib/server/writes';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('endpoint', getEndpoint);
export const PUT = handle('putEndpoint', putEndpoint);
export const DELETE = handle('deleteEndpoint', deleteEndpoint);
