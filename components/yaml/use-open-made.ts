import { useRouter } from 'next/navigation';
import { useWorkspace } from '@/lib/client/workspace';
import { deploymentPath, endpointPath } from '@/lib/domain/reference';
import type { Step } from '@/lib/domain/yaml/steps';

/** Opens the page of what was made: of the endpoint where there is one. */
export function useOpenMade() {
  const router = useRouter();
  const ws = useWorkspace();
  return ([first]: readonly Step[]) => {
    const { endpointName = '', deploymentName = null } = first?.action === 'create' ? first : {};
    router.push(
      deploymentName === null ? endpointPath(ws, endpointName) : deploymentPath(ws, endpointName, deploymentName),
    );
  };
}
