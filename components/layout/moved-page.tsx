'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Page } from './page';

/** The page of an old address: it leads on by itself, and Back leads past it. */
export function MovedPage({ title, to }: { title: string; to: string }) {
  const router = useRouter();
  useEffect(() => router.replace(to), [router, to]);
  return (
    <Page title={title}>
      <p>
        This page has <Link href={to}>another address</Link> now.
      </p>
    </Page>
  );
}
