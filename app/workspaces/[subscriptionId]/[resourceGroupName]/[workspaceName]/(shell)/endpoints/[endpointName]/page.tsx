import { EndpointPage } from '@/components/endpoints';

export default async function Page({ params }: { params: Promise<{ endpointName: string }> }) {
  const { endpointName } = await params;
  return <EndpointPage key={endpointName} endpointName={endpointName} />;
}
