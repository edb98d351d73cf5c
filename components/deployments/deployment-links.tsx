'use client';

import { Braces } from 'lucide-react';
import { CopyAs } from '@/components/copy-as';
import { LinkButton } from '@/components/ui/button';
import { useWorkspace } from '@/lib/client/workspace';
import { armIdParts, deploymentPath } from '@/lib/domain/reference';

/** Where a deployment, named by its ARM id, is to be had as text: its JSON view, and the snippets of what can be done with it. */
export function DeploymentLinks({ id }: { id: string }) {
  const workspace = useWorkspace();
  const [[, endpointName = ''] = [], [, deploymentName = ''] = []] = armIdParts(id)?.under ?? [];
  const href = `${deploymentPath(workspace, endpointName, deploymentName)}/json`;
  return (
    <div className="mt-3 -ml-2.5 flex flex-wrap gap-1">
      <LinkButton variant="quiet" href={href} icon={<Braces aria-hidden className="size-4" />}>
        JSON
      </LinkButton>
      <CopyAs of={{ kind: 'deployment', endpointName, deploymentName }} />
    </div>
  );
}
