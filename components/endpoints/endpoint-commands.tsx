import { History, Pencil, Play, Plus } from 'lucide-react';
import { CopyAs } from '@/components/copy-as';
import { DeleteEndpoint } from '@/components/delete-resource';
import { LinkButton } from '@/components/ui/button';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { endpointPath, historyPath, invokePath, newDeploymentPath } from '@/lib/domain/reference';

const icon = 'size-4';

/** What can be done with an endpoint, the most frequent first; the rarer stand behind the line. */
export function EndpointCommands({ workspace, endpointName }: { workspace: WorkspaceRef; endpointName: string }) {
  return (
    <>
      <LinkButton
        variant="primary"
        href={invokePath(workspace, endpointName)}
        icon={<Play aria-hidden className={icon} />}
      >
        Start a job
      </LinkButton>
      <LinkButton
        variant="quiet"
        prefetch={false}
        href={newDeploymentPath(workspace, endpointName)}
        icon={<Plus aria-hidden className={icon} />}
      >
        Add deployment
      </LinkButton>
      <LinkButton
        variant="quiet"
        prefetch={false}
        href={`${endpointPath(workspace, endpointName)}/yaml`}
        icon={<Pencil aria-hidden className={icon} />}
      >
        Edit
      </LinkButton>
      <span aria-hidden className="mx-1.5 h-5 w-px shrink-0 bg-border" />
      <LinkButton
        variant="quiet"
        href={historyPath(workspace, endpointName)}
        icon={<History aria-hidden className={icon} />}
      >
        History
      </LinkButton>
      <CopyAs of={{ kind: 'endpoint', endpointName }} />
      <DeleteEndpoint workspace={workspace} endpointName={endpointName} />
    </>
  );
}
