import { EndpointHistory } from '@/components/endpoints';

export default async function Page({ params }: { params: Promise<{ endpointName: string }> }) {
  const { endpointName } = await params;
  return <EndpointHistory key={endpointName} endpointName={endpointName} />;
}
