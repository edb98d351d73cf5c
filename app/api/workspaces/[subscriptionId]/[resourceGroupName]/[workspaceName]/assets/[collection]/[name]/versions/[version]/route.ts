import { getAssetVersion, putAssetVersion } from '@/lib/server/registrations';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('assetVersion', getAssetVersion);
export const PUT = handle('putAssetVersion', putAssetVersion);
