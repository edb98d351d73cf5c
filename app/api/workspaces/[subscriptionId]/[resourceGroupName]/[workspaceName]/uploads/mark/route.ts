import { handle } from '@/lib/server/route';
import { getUploadMark, putUploadMark } from '@/lib/server/upload-marks';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('uploadMark', getUploadMark);
export const PUT = handle('markUpload', putUploadMark);
