import { handle } from '@/lib/server/route';
import { uploadBlock } from '@/lib/server/uploads';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const PUT = handle('uploadBlock', uploadBlock);
