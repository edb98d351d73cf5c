import { redirect } from 'next/navigation';

interface Props {
  params: Promise<{ subscriptionId: string; resourceGroupName: string; workspaceName: string }>;
}

/** A workspace opens on its endpoints. */
export default async function Page({ params }: Props) {
  const { subscriptionId, resourceGroupName, workspaceName } = await params;
  redirect(`/workspaces/${subscriptionId}/${resourceGroupName}/${workspaceName}/endpoints`);
}
