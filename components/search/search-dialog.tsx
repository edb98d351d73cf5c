'use client';

import { useEffect, useRef } from 'react';
import Palette from '@/components/ui/palette';
import { SearchBody } from './search-body';

export interface SearchDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  typed: string;
  onType: (text: string) => void;
}

/** The search over the page. Whoever leaves it without going anywhere is back where they were; else the new page has the focus. */
export default function SearchDialog({ open, onOpenChange, typed, onType }: SearchDialogProps) {
  const input = useRef<HTMLInputElement>(null);
  const went = useRef(false);
  useEffect(() => {
    if (open) went.current = false;
  }, [open]);
  return (
    <Palette
      open={open}
      onOpenChange={onOpenChange}
      title="Search or jump to"
      initialFocus={input}
      focusAfter={() => (went.current ? document.getElementById('main') : null)}
    >
      <SearchBody
        input={input}
        typed={typed}
        onType={onType}
        onGo={() => {
          went.current = true;
          onOpenChange(false);
        }}
        onClose={() => onOpenChange(false)}
      />
    </Palette>
  );
}
