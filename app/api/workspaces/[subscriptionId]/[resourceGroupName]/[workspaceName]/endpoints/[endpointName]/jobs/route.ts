import { invokeEndpoint } from '@/lib/server/invoke';
import { listEndpointJobs } from '@/lib/server/job-list';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('endpointJobs', listEndpointJobs);
export const POST = handle('invoke', invokeEndpoint);
