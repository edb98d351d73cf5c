import { handle } from '@/lib/server/route';
import { uploadRights } from '@/lib/server/upload-target';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const POST = handle('uploadRights', uploadRights);
