import { handle } from '@/lib/server/route';
import { deleteDeployment, putDeployment } from '@/lib/server/writes';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const PUT = handle('putDeployment', putDeployment);
export const DELETE = handle('deleteDeployment', deleteDeployment);
