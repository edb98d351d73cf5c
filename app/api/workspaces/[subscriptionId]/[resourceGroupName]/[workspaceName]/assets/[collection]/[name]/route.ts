import { getAssetContainer } from '@/lib/server/registrations';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('assetContainer', getAssetContainer);
