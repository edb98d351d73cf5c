'use client';

import dynamic from 'next/dynamic';
import { Spinner } from '@/components/ui/spinner';
import { opensWithEditor } from '@/lib/client/editor-ahead';
import { FRAME_LOOK } from './frame-look';

/** Keeps the place that the editor takes, so that nothing jumps when it has come. */
const loading = () => (
  <div className={`flex items-center justify-center gap-2 text-fg-3 ${FRAME_LOOK}`}>
    <Spinner />
    Loading the editor
  </div>
);

const loadEditor = () => import('./yaml-editor');

/** Loads the editor where the address will show it, while sign-in and the first reads are under way; elsewhere nothing. */
export function loadEditorAhead(pathname: string) {
  if (opensWithEditor(pathname)) loadEditor().catch(() => undefined);
}

/** One YAML text with completion, documentation and problems. Its code is loaded when it is first shown. */
export const YamlEditor = dynamic(loadEditor, { ssr: false, loading });
/** Two YAML texts beside each other, or one below the other on a narrow page. */
export const YamlDiff = dynamic(() => import('./yaml-diff'), { ssr: false, loading });
