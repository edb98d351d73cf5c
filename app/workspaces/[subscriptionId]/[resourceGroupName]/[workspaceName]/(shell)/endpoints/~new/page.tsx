import { NewEndpoint } from '@/components/yaml';

export default function Page() {
  return <NewEndpoint />;
}
