import { EndpointJson } from '@/components/endpoints';

export default async function Page({ params }: { params: Promise<{ endpointName: string }> }) {
  const { endpointName } = await params;
  return <EndpointJson key={endpointName} endpointName={endpointName} />;
}
