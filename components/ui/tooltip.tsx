'use client';

import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

interface Place {
  left: number;
  top: number;
  above: boolean;
}
const GAP = 6;
const WAIT_MS = 400;
/** Keeps the words inside the window: half of their greatest width, and a margin. */
const HALF = 168;

/** Under the element, above it near the window's end. */
function placeOf(element: HTMLElement): Place {
  const box = element.getBoundingClientRect();
  const above = box.bottom + 48 > window.innerHeight;
  const middle = box.left + box.width / 2;
  const left = Math.max(Math.min(HALF, middle), Math.min(middle, Math.max(window.innerWidth - HALF, HALF)));
  return { left, top: above ? box.top - GAP : box.bottom + GAP, above };
}

/**
 * Shows `content` beside its one child on hover and on keyboard focus; Esc hides it. It repeats the child's own name or
 * description for the eye, so it is no part of the accessibility tree. Our own, since a library for it would be a tenth
 * of the first page.
 */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactElement }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useShowOn(anchor, setPlace);
  return (
    <>
      <span ref={anchor} className="contents">
        {children}
      </span>
      {place && createPortal(<Words place={place}>{content}</Words>, document.body)}
    </>
  );
}

function useShowOn(anchor: React.RefObject<HTMLElement | null>, setPlace: (place: Place | null) => void) {
  useEffect(() => {
    const element = anchor.current?.firstElementChild;
    if (!(element instanceof HTMLElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setPlace(null);
    };
    const later = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      timer = setTimeout(() => setPlace(placeOf(element)), WAIT_MS);
    };
    const focused = () => element.matches(':focus-visible') && setPlace(placeOf(element));
    const keyed = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    const stop = new AbortController();
    const on = { signal: stop.signal };
    element.addEventListener('pointerenter', later, on);
    element.addEventListener('focus', focused, on);
    element.addEventListener('keydown', keyed, on);
    for (const event of ['pointerleave', 'pointerdown', 'blur']) element.addEventListener(event, hide, on);
    window.addEventListener('scroll', hide, { ...on, passive: true, capture: true });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [anchor, setPlace]);
}

function Words({ place, children }: { place: Place; children: ReactNode }) {
  return (
    <div
      aria-hidden
      style={{ left: place.left, top: place.top, translate: `-50% ${place.above ? '-100%' : '0'}` }}
      className="pointer-events-none fixed z-60 w-max max-w-80 rounded-6 border border-border bg-overlay px-2 py-1 text-12 text-fg shadow-3 [overflow-wrap:anywhere]"
    >
      {children}
    </div>
  );
}
