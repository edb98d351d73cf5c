import { getOutputFile } from '@/lib/server/outputs';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('outputFile', getOutputFile);
