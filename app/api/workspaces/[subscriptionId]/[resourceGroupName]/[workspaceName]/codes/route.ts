import { getCodeByHash } from '@/lib/server/code-uploads';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('codeByHash', getCodeByHash);
