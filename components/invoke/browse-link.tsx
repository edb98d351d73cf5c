'use client';

import { type ChangeEvent, type ReactNode, useCallback } from 'react';

export interface BrowseLinkProps {
  /** Ask for a folder instead of files. */
  folder?: boolean;
  onFiles(files: File[]): void;
  children: ReactNode;
}

/** Looks like a link and is the file input itself, so that keyboards and screen readers meet a real one. */
export function BrowseLink({ folder, onFiles, children }: BrowseLinkProps) {
  const asFolder = useCallback(
    (input: HTMLInputElement | null) => {
      if (input) input.webkitdirectory = folder ?? false;
    },
    [folder],
  );
  const change = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(target.files ?? [])]);
    // The same choice made again must be a change again.
    target.value = '';
  };
  return (
    <label className="relative inline-block cursor-pointer rounded-4 text-accent-text underline underline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      {children}
      <input ref={asFolder} type="file" multiple onChange={change} className="sr-only" />
    </label>
  );
}
