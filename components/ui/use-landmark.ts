import { useCallback, useState } from 'react';

/**
 * Where a popup of `ref`'s element belongs: the landmark around it, so that readers who go by landmarks find what it
 * opened. Null until the element is there (the portal waits for it).
 */
export function useLandmark() {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element) setLandmark(element.closest<HTMLElement>('[role=dialog], main, header, nav') ?? document.body);
  }, []);
  return { ref, landmark };
}
