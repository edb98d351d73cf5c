'use client';

import { Search as SearchIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { KeyCap } from '@/components/ui/key-cap';
import { useLeaveQuestion } from '@/lib/client/unsaved';
import { characterOf, opensSearch, takesKeys } from './search-keys';
import { useSlashKey } from './slash-key';

/** Loaded when it first opens, or when a pointer or the focus comes near. */
const load = () => import('./search-dialog');
const SearchDialog = lazy(load);

/** The header's way to every page, endpoint and job of the workspace: a button, and keys that work all over the page. */
export function Search() {
  const pathname = usePathname();
  const leaving = useLeaveQuestion() !== null;
  const { slash } = useSlashKey();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  // A link out of here may raise the question whether to leave: it stands alone, and after a "no" as well.
  if (leaving && openAt === pathname) setOpenAt('');
  const open = openAt === pathname;
  const setOpen = (next: boolean) => {
    if (next) setTyped('');
    setOpenAt(next ? pathname : '');
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || takesKeys(event.target)) return;
    const early = open ? characterOf(event) : null;
    if (early === null && !opensSearch(event, slash)) return;
    event.preventDefault();
    // Whoever types on at once types what is looked for, also while the box is still on its way.
    if (early !== null) setTyped((text) => text + early);
    else if (!open) setOpen(true);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <SearchButton slash={slash} onOpen={() => setOpen(true)} />
      {openAt !== null && (
        <Suspense fallback={null}>
          <SearchDialog open={open} onOpenChange={setOpen} typed={typed} onType={setTyped} />
        </Suspense>
      )}
    </>
  );
}

const LABEL = 'Search or jump to';

/** A field's look, for it becomes one; below 768 px an icon. */
function SearchButton({ slash, onOpen }: { slash: boolean; onOpen: () => void }) {
  const opener = {
    'aria-haspopup': 'dialog' as const,
    'aria-keyshortcuts': `${slash ? '/ ' : ''}Control+K Meta+K`,
    onPointerEnter: load,
    onFocus: load,
    onClick: onOpen,
  };
  return (
    <>
      <button
        type="button"
        aria-label={LABEL}
        {...opener}
        className="mr-1 flex h-8 w-66 shrink-0 items-center gap-2 rounded-6 border border-border-strong bg-canvas pr-1.5 pl-2.5 text-fg-3 transition-colors duration-(--dur-1) hover:bg-hover max-[1199px]:w-40 max-md:hidden"
      >
        <SearchIcon aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate text-left">{LABEL}</span>
        <KeyCap aria-hidden className="max-[1199px]:hidden">
          {slash ? '/' : 'Ctrl K'}
        </KeyCap>
      </button>
      <IconButton
        label={LABEL}
        icon={<SearchIcon aria-hidden className="size-5" />}
        {...opener}
        className="md:hidden"
      />
    </>
  );
}
