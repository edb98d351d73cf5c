import { useCallback, useEffect, useRef, useState } from 'react';
import {
  apiTransport,
  createUpload,
  type Layout,
  startUpload,
  type Upload,
  type UploadProgress,
} from '@/lib/client/upload';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { UploadTarget } from '@/lib/contracts/api/views';

const SHOW_EVERY_MS = 150;

interface UploadWish {
  layout: Layout;
  datastore: string | null;
  path: string | null;
}
interface Uploaded {
  target: UploadTarget;
  progress: UploadProgress;
}
interface Current {
  wish: UploadWish;
  target: UploadTarget;
  upload: Upload;
}

export interface UseUpload {
  /** Progress of the upload of these files to this place; null where there is none. */
  progressOf(wish: UploadWish): UploadProgress | null;
  /** Sends what is not stored yet; another set of files, or another place for them, begins anew. Throws ApiError when there is no place. */
  run(wish: UploadWish): Promise<Uploaded>;
  pause(): void;
  resume(): void;
  cancel(): void;
  leaveOut(path: string): void;
}

const sameWish = (a: UploadWish, b: UploadWish) =>
  a.layout === b.layout && a.datastore === b.datastore && a.path === b.path;

/** One upload of the page, with its progress as state, shown at most every 150 ms. */
export function useUpload(workspace: WorkspaceRef): UseUpload {
  const current = useRef<Current | null>(null);
  const [shown, setShown] = useState<{ wish: UploadWish; progress: UploadProgress } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const showNow = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (current.current) setShown({ wish: current.current.wish, progress: current.current.upload.progress() });
  }, []);
  const show = useCallback(() => {
    timer.current ??= setTimeout(showNow, SHOW_EVERY_MS);
  }, [showNow]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      current.current?.upload.cancel();
    },
    [],
  );

  const begin = async (wish: UploadWish): Promise<Current> => {
    const { layout, datastore, path } = wish;
    const target = await startUpload(workspace, { datastore, path, name: layout.name });
    const transport = apiTransport(workspace);
    const upload = createUpload({ files: layout.files, target, transport, onProgress: show });
    return { wish, target, upload };
  };
  const run = async (wish: UploadWish): Promise<Uploaded> => {
    const known = current.current;
    const { target, upload } = known && sameWish(known.wish, wish) ? known : await begin(wish);
    current.current = { wish, target, upload };
    const end = await upload.run();
    showNow();
    return { target, progress: end };
  };
  return {
    progressOf: (wish) => (shown && sameWish(shown.wish, wish) ? shown.progress : null),
    run,
    pause: () => current.current?.upload.pause(),
    resume: () => current.current?.upload.resume(),
    cancel: () => current.current?.upload.cancel(),
    leaveOut: (path) => {
      current.current?.upload.leaveOut(path);
      showNow();
    },
  };
}
