import { useSearchParams } from 'next/navigation';

export type View = 'form' | 'edit' | 'diff';

/** Form, text or both texts beside each other: three views of one draft. */
export const VIEWS: readonly { value: View; label: string }[] = [
  { value: 'form', label: 'Form' },
  { value: 'edit', label: 'Edit' },
  { value: 'diff', label: 'Diff' },
];

/** The view of a resource's YAML; it stands in the address, so that a link opens the same one. */
export function useView(): [View, (view: View) => void] {
  const asked = useSearchParams().get('view');
  const view = asked === 'form' || asked === 'diff' ? asked : 'edit';
  const choose = (next: View) => {
    const url = new URL(location.href);
    if (next === 'edit') url.searchParams.delete('view');
    else url.searchParams.set('view', next);
    window.history.replaceState(null, '', url);
  };
  return [view, choose];
}
