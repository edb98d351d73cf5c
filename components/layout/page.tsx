import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export interface PageProps {
  title: string;
  /** Status pill or tags beside the title. */
  status?: ReactNode;
  /** One line of facts under the title. */
  meta?: ReactNode;
  /** Buttons of the command bar, the primary one first. */
  commands?: ReactNode;
  /** `<Age/>`: how old what is shown is. */
  age?: ReactNode;
  tabs?: ReactNode;
  /** `table` up to 1680 px, `form` up to 1120. */
  width?: 'table' | 'form';
  children: ReactNode;
}

/** Title, facts, command bar, tabs, content: the same order at the same place on every page. */
export function Page({ title, status, meta, commands, age, tabs, width = 'table', children }: PageProps) {
  return (
    <div
      className={cn(
        'mx-auto w-full min-w-0 p-(--page-pad) pt-5 pb-8 max-md:pt-4 max-md:pb-24',
        width === 'form' ? 'max-w-(--form-max)' : 'max-w-(--page-max)',
      )}
    >
      <title>{`${title} · Batch Studio`}</title>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 text-20 font-semibold [overflow-wrap:anywhere]">{title}</h1>
        {status}
      </div>
      {meta && <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-fg-2">{meta}</div>}
      {(commands || age) && <CommandBar commands={commands} age={age} />}
      {tabs && <div className="mt-2">{tabs}</div>}
      <div className="mt-4">{children}</div>
    </div>
  );
}

function CommandBar({ commands, age }: { commands: ReactNode; age: ReactNode }) {
  return (
    <div className="mt-3 flex min-h-10 items-center gap-1 max-[1023px]:-mx-(--page-pad) max-[1023px]:overflow-x-auto max-[1023px]:px-(--page-pad) max-[1023px]:py-1 max-[1023px]:[scrollbar-width:none]">
      {commands}
      {age && <div className="ml-auto flex items-center pl-3">{age}</div>}
    </div>
  );
}
