import { getEditorNames } from '@/lib/server/editor-names';
import { handle } from '@/lib/server/route';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
export const GET = handle('editorNames', getEditorNames);
