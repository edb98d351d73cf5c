import { NewDeployment } from '@/components/yaml';

export default async function Page({ params }: { params: Promise<{ endpointName: string }> }) {
  const { endpointName } = await params;
  return <NewDeployment key={endpointName} endpointName={endpointName} />;
}
