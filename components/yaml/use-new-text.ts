import { useCallback, useState } from 'react';
import { textKey } from '@/lib/client/applied-text';
import { useAuth } from '@/lib/client/auth-state';
import { useDraft } from '@/lib/client/drafts';
import { useWorkspace } from '@/lib/client/workspace';
import { documentsOf } from '@/lib/domain/yaml/documents';
import { useDropped } from './use-dropped';

/** Unsaved text with the files that were dropped with it, which only this visit has. */
export function useNewText(within: string | null, template: string) {
  const ws = useWorkspace();
  const { account } = useAuth();
  const draft = useDraft(`new/${textKey(account, ws, { endpointName: within ?? '', deploymentName: null })}`, template);
  const { files, take } = useDropped(draft.setText);
  const pick = useCallback((text: string) => take(text, null), [take]);
  return { draft, files, take, pick };
}

/** Which document of the text is shown, and which line of it; `go` leads to a line of the whole text. */
export function useDocumentPlace(text: string) {
  const [place, setPlace] = useState<{ index: number; line: number | null }>({ index: 0, line: null });
  const go = (line: number) => {
    const parts = documentsOf(text);
    const found = parts.findLastIndex(({ linesBefore }) => linesBefore < line);
    const index = Math.max(0, found);
    setPlace({ index, line: line - (parts[index]?.linesBefore ?? 0) });
  };
  return { place, go, choose: (index: number) => setPlace({ index, line: null }) };
}
