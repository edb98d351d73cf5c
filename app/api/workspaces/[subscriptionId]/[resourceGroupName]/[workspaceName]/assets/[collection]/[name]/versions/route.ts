import { listAssetVersions } from '@/lib/server/registrations';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('assetVersions', listAssetVersions);
