'use client';

import { useEffect, useRef, useState } from 'react';
import type { UploadProgress } from '@/lib/client/upload';
import { formatCount } from '@/lib/domain/format';
import { announcement } from './announcement';

/** Says a quarter, a half, three quarters and the end of the upload, and its failures, once each. */
export function UploadAnnouncer({ progress }: { progress: UploadProgress | null }) {
  const [said, setSaid] = useState('');
  const last = useRef('');
  const next = progress ? announcement(progress, formatCount) : '';
  useEffect(() => {
    if (next === last.current) return;
    last.current = next;
    setSaid(next);
  }, [next]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
