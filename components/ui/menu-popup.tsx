'use client';

import { Menu as Base } from '@base-ui/react/menu';
import Link from 'next/link';
import { Fragment } from 'react';
import { cn } from './cn';
import type { MenuItem, MenuProps } from './menu';
import { useLandmark } from './use-landmark';

/** The whole menu with its button, in a file of its own: it is loaded when the button is first reached. Opens at once. */
export default function MenuPopup({ label, trigger, heading, items, align = 'end', onOpenChange }: MenuProps) {
  const { ref, landmark } = useLandmark();
  return (
    <Base.Root defaultOpen onOpenChange={onOpenChange}>
      <Base.Trigger ref={ref} aria-label={label} render={trigger} />
      <Base.Portal container={landmark}>
        <Base.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <Base.Popup className="max-h-(--available-height) max-w-[min(340px,calc(100vw-16px))] min-w-52 overflow-y-auto rounded-8 border border-border bg-overlay p-1 text-13 shadow-3 outline-none transition-opacity duration-(--dur-2) data-starting-style:opacity-0 data-ending-style:opacity-0">
            {heading && <div className="mb-1 border-b border-border px-2.5 pt-1.5 pb-2.5">{heading}</div>}
            {items.map((item) => (
              <Fragment key={item.id}>
                {item.separated && <Base.Separator className="my-1 h-px bg-border" />}
                <Entry item={item} />
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ item }: { item: MenuItem }) {
  const style = cn(
    'flex min-h-8 items-center gap-2.5 rounded-6 px-2.5 py-1 no-underline outline-none select-none data-highlighted:bg-hover hover:no-underline max-md:min-h-10 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-fg-2',
    item.tone === 'danger' ? 'text-danger-text' : 'text-fg',
    item.checked && 'font-semibold',
  );
  const content = (
    <>
      {item.icon}
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{item.label}</span>
      {item.checked && <span className="text-12 font-normal text-fg-3">chosen</span>}
    </>
  );
  if (item.href)
    return (
      <Base.LinkItem render={<Link href={item.href} />} className={style} closeOnClick>
        {content}
      </Base.LinkItem>
    );
  return (
    <Base.Item className={style} onClick={item.onSelect}>
      {content}
    </Base.Item>
  );
}
