import { StartJob } from '@/components/invoke';

export default async function Page({ params }: { params: Promise<{ endpointName: string }> }) {
  const { endpointName } = await params;
  return <StartJob key={endpointName} endpointName={endpointName} />;
}
