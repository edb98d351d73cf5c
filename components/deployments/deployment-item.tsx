'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useId, useState } from 'react';
import { ProvisioningBadge } from '@/components/jobs';
import type { DeploymentView } from '@/lib/contracts/api/views';
import { DeploymentLinks } from './deployment-links';
import { DeploymentSettings } from './deployment-settings';
import {
  codeInWords,
  computeInShort,
  computeInWords,
  deployedInWords,
  kindInWords,
  settingsInShort,
} from './deployment-words';

/** The columns of the list and of its heads: traffic, name, model, settings, last jobs, state, and the mark that opens the row. */
export const deploymentColumns =
  'grid grid-cols-[64px_minmax(0,1fr)_minmax(0,1.1fr)_minmax(0,1fr)_96px_104px_24px] items-center gap-x-4 pr-3 pl-4 max-[1023px]:grid-cols-[64px_minmax(0,1fr)_minmax(0,1.1fr)_96px_104px_24px] max-md:grid-cols-[64px_minmax(0,1fr)_32px]';

/** Where the window has no room for all columns, the settings go: the row opens to them. */
export const settingsColumn = 'md:max-[1023px]:hidden';

export interface DeploymentItemProps {
  deployment: DeploymentView;
  /** Its own page. */
  href: string;
  /** The switch that shows its traffic. */
  traffic: ReactNode;
  /** How its last jobs went. */
  record: ReactNode;
  /** It has the choice of the group and is not the default. */
  isPending: boolean;
}

/** One deployment as a row of two lines; the mark at its end opens everything that is known of it. */
export function DeploymentItem({ deployment, href, traffic, record, isPending }: DeploymentItemProps) {
  const [mini, limits] = settingsInShort(deployment.settings);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const look = isPending ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover';
  return (
    <li className="border-b border-border last:border-0">
      <div className={`${deploymentColumns} min-h-13 gap-y-1.5 py-1.5 max-md:py-3 ${look}`}>
        {traffic}
        <TwoLines
          first={
            <Link href={href} className="inline-flex min-h-6 items-center font-semibold text-fg">
              {deployment.name}
            </Link>
          }
          second={kindInWords(deployment)}
        />
        <TwoLines
          below
          first={<span className="mono">{deployedInWords(deployment)?.value ?? '—'}</span>}
          second={computeInShort(deployment)}
        />
        <span className={`contents ${settingsColumn}`}>
          <TwoLines below first={mini} second={limits} />
        </span>
        <span className="min-w-0 max-md:hidden">{record}</span>
        <span className="max-md:col-span-full max-md:pl-20">
          <ProvisioningBadge state={deployment.provisioningState} />
        </span>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`All settings of ${deployment.name}`}
          onClick={() => setOpen(!isOpen)}
          className="inline-grid size-6 place-items-center rounded-4 text-fg-2 hover:bg-hover hover:text-fg max-md:col-start-3 max-md:row-start-1 max-md:size-8"
        >
          <ChevronRight
            aria-hidden
            className={`size-4 transition-transform duration-(--dur-1) ${isOpen ? 'rotate-90' : ''}`}
          />
        </button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Everything deployment={deployment} />}
      </div>
    </li>
  );
}

/** On phones what stands `below` goes under the name. */
function TwoLines({ first, second, below }: { first: ReactNode; second: ReactNode; below?: boolean }) {
  return (
    <span className={`min-w-0 [overflow-wrap:anywhere] ${below ? 'max-md:col-span-full max-md:pl-20' : ''}`}>
      <span className="block">{first}</span>
      <span className="block text-12 text-fg-3">{second}</span>
    </span>
  );
}

function Everything({ deployment }: { deployment: DeploymentView }) {
  const deployed = deployedInWords(deployment);
  const code = codeInWords(deployment);
  return (
    <div className="bg-canvas px-4 py-3 md:pl-24">
      {deployment.description && <p className="text-fg-2 [overflow-wrap:anywhere]">{deployment.description}</p>}
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {deployed && <Fact label={deployed.label} value={deployed.value} mono />}
        {code && <Fact label="Code" value={code} mono />}
        <Fact label="Compute" value={computeInWords(deployment)} />
        {deployment.environment && <Fact label="Environment" value={deployment.environment} mono />}
      </dl>
      <DeploymentSettings deployment={deployment} />
      <DeploymentLinks id={deployment.id} />
    </div>
  );
}

function Fact({ label, value, mono }: { label: string; value: ReactNode; mono?: boolean }) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-fg-3">{label}</dt>
      <dd className={`[overflow-wrap:anywhere] ${mono ? 'mono leading-5' : ''}`}>{value}</dd>
    </div>
  );
}
