import { listJobFigures } from '@/lib/server/job-figures';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('jobFigures', listJobFigures);
