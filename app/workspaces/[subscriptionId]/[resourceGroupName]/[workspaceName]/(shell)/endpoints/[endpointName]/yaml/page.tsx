import { EndpointYaml } from '@/components/yaml';

export default async function Page({ params }: { params: Promise<{ endpointName: string }> }) {
  const { endpointName } = await params;
  return <EndpointYaml key={endpointName} endpointName={endpointName} />;
}
