import { QueryView } from '@/components/query';

export interface DeploymentJsonProps {
  endpointName: string;
  deploymentName: string;
}

/** A deployment as text with a query box: a tab of its page. */
export function DeploymentJson({ endpointName, deploymentName }: DeploymentJsonProps) {
  return <QueryView of={{ kind: 'deployment', endpointName, deploymentName }} />;
}
