import { codeBundle } from '@/lib/server/code-uploads';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const PUT = handle('codeBundle', codeBundle);
