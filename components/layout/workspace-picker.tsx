'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterField } from '@/components/ui/filter-field';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { subscriptionsQuery, workspacesQuery } from '@/lib/client/queries';
import type { SubscriptionView, WorkspaceView } from '@/lib/contracts/api/views';
import { workspacePath } from '@/lib/domain/reference';
import { ErrorBanner } from './error-banner';
import { Page } from './page';
import { QueryBoundary } from './query-boundary';
import { TopBar } from './top-bar';
import { WorkspaceTable } from './workspace-table';

/** Subscriptions and their workspaces. With exactly one workspace it leads straight in, unless the list was asked for. */
export function WorkspacePicker({ choose }: { choose: boolean }) {
  const subscriptions = useQuery(subscriptionsQuery());
  return (
    <>
      <TopBar />
      <main id="main" tabIndex={-1} className="min-h-dvh pt-(--header-h) outline-none">
        <Page title="Choose a workspace" width="form">
          <QueryBoundary query={subscriptions} what="The list of subscriptions">
            {(data) => <Workspaces subscriptions={data.subscriptions} choose={choose} />}
          </QueryBoundary>
        </Page>
      </main>
    </>
  );
}

function Workspaces({ subscriptions, choose }: { subscriptions: SubscriptionView[]; choose: boolean }) {
  const [filter, setFilter] = useState('');
  const answers = useQueries({ queries: subscriptions.map((each) => workspacesQuery(each.subscriptionId)) });
  const all = answers.flatMap((answer) => answer.data?.workspaces ?? []);
  const pending = answers.some((answer) => answer.isPending);
  const failed = answers.find((answer) => answer.error);
  useStraightIn(!choose && !pending && !failed ? all : []);
  if (subscriptions.length === 0) return <NoSubscription />;
  const shown = all.filter((workspace) => matches(workspace, filter));
  return (
    <div className="grid gap-3">
      <FilterField
        label="Filter workspaces"
        placeholder="Filter by workspace, resource group or region"
        value={filter}
        onValueChange={setFilter}
        className="w-full md:w-96"
      />
      {failed && <ErrorBanner error={failed.error} what="The list of workspaces" onRetry={() => failed.refetch()} />}
      {subscriptions.map((each) => (
        <Subscription
          key={each.subscriptionId}
          subscription={each}
          pending={answers[subscriptions.indexOf(each)]?.isPending ?? false}
          workspaces={shown.filter((workspace) => workspace.subscriptionId === each.subscriptionId)}
          filtered={filter !== ''}
        />
      ))}
    </div>
  );
}

interface SubscriptionProps {
  subscription: SubscriptionView;
  workspaces: WorkspaceView[];
  pending: boolean;
  filtered: boolean;
}

function Subscription({ subscription, workspaces, pending, filtered }: SubscriptionProps) {
  const empty = filtered
    ? 'No workspace here matches the filter.'
    : 'This subscription has no workspace that you may see.';
  return (
    <Card
      title={subscription.displayName}
      aside={<span className="mono max-md:hidden">{subscription.subscriptionId}</span>}
      flush
    >
      {pending && <SkeletonRows rows={2} label="Reading workspaces" />}
      {!pending && workspaces.length === 0 && <p className="p-4 text-fg-2">{empty}</p>}
      {workspaces.length > 0 && <WorkspaceTable workspaces={workspaces} label={subscription.displayName} />}
    </Card>
  );
}

function NoSubscription() {
  return (
    <section className="rounded-8 border border-border bg-surface">
      <EmptyState title="No subscription that you may see">
        Your account is signed in, but Azure shows it no subscription in this tenant. Ask for a role on the workspace,
        or switch the tenant in the account menu.
      </EmptyState>
    </section>
  );
}

function useStraightIn(workspaces: WorkspaceView[]) {
  const router = useRouter();
  const only = workspaces.length === 1 ? workspaces[0] : undefined;
  const path = only ? `${workspacePath(only)}/endpoints` : null;
  useEffect(() => {
    if (path) router.replace(path);
  }, [path, router]);
}

/** Every word of the filter stands somewhere in the workspace's names or its region. */
function matches(workspace: WorkspaceView, filter: string): boolean {
  const { workspaceName, displayName, resourceGroupName, location } = workspace;
  const text = `${workspaceName} ${displayName} ${resourceGroupName} ${location}`.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
