import type { Door } from '../fixtures/door';

/** Addresses of the dashboard for the workspace behind the door. */
export const places = ({ subscriptionId, resourceGroupName, workspaceName }: Door) => {
  const workspace = `/workspaces/${subscriptionId}/${resourceGroupName}/${workspaceName}`;
  return {
    endpoints: `${workspace}/endpoints`,
    endpoint: (name: string) => `${workspace}/endpoints/${name}`,
    history: (name: string) => `${workspace}/endpoints/${name}/history`,
    invoke: (name: string) => `${workspace}/endpoints/${name}/invoke`,
    jobs: `${workspace}/jobs`,
    job: (name: string) => `${workspace}/jobs/${name}`,
    asset: (kind: 'data' | 'models' | 'environments' | 'compute') => `${workspace}/${kind}`,
    wallboard: `${workspace}/wallboard`,
  };
};
