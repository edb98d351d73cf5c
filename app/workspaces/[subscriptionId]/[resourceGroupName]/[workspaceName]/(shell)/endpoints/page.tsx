import { EndpointList } from '@/components/endpoints';

export default function Page() {
  return <EndpointList />;
}
