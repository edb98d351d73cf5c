import { listDeploymentRecords } from '@/lib/server/deployment-records';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('deploymentRecords', listDeploymentRecords);
