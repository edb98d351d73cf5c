'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Fragment } from 'react';
import { jobQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import { type Crumb, crumbsOf } from './crumbs';

/** Where this page is. Below 768 px only the way back to its parent. */
export function Breadcrumb() {
  const crumbs = crumbsOf(usePathname());
  const parent = crumbs.at(-2);
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-0.5 text-fg-2 max-md:hidden">
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.label + crumb.href}>
            {index > 0 && (
              <li aria-hidden className="shrink-0">
                <ChevronRight className="size-3 text-fg-3" />
              </li>
            )}
            <CrumbItem crumb={crumb} last={index === crumbs.length - 1} />
          </Fragment>
        ))}
      </ol>
      {parent && (
        <Link
          href={parent.href}
          className="inline-flex h-10 max-w-full items-center gap-1 px-1 text-14 font-medium text-fg hover:no-underline md:hidden"
        >
          <ChevronLeft aria-hidden className="size-4 shrink-0" />
          <span className="truncate">
            <CrumbLabel crumb={parent} />
          </span>
        </Link>
      )}
    </nav>
  );
}

function CrumbItem({ crumb, last }: { crumb: Crumb; last: boolean }) {
  const style = 'block max-w-60 truncate rounded-6 px-1.5 py-1';
  return (
    <li className="min-w-0">
      {last ? (
        <b aria-current="page" className={`${style} font-medium text-fg`}>
          <CrumbLabel crumb={crumb} />
        </b>
      ) : (
        <Link href={crumb.href} className={`${style} font-medium text-fg-2 hover:bg-hover hover:no-underline`}>
          <CrumbLabel crumb={crumb} />
        </Link>
      )}
    </li>
  );
}

const CrumbLabel = ({ crumb }: { crumb: Crumb }) => (crumb.isJob ? <JobLabel jobName={crumb.label} /> : crumb.label);

/** The display name as soon as the job's page has read it; the breadcrumb asks for nothing itself. */
function JobLabel({ jobName }: { jobName: string }) {
  const { data } = useQuery({ ...jobQuery(useWorkspace(), jobName), enabled: false });
  return data?.displayName || jobName;
}
