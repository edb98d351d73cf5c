import { handle } from '@/lib/server/route';
import { uploadBundle } from '@/lib/server/uploads';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const PUT = handle('uploadBundle', uploadBundle);
