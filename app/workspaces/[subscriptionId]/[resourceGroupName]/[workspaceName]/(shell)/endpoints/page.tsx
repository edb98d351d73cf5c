import { EndpointList, EndpointsJson } from '@/components/endpoints';

/** `view=json` and no address of its own: an endpoint or a job may be called json. */
export default async function Page({ searchParams }: { searchParams: Promise<{ view?: string | string[] }> }) {
  const { view } = await searchParams;
  return view === 'json' ? <EndpointsJson /> : <EndpointList />;
}
