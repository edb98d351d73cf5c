import { WorkspacePicker } from '@/components/layout';

/** `choose=1` shows the list even when there is only one workspace. */
export default async function Page({ searchParams }: { searchParams: Promise<{ choose?: string | string[] }> }) {
  const { choose } = await searchParams;
  return <WorkspacePicker choose={choose === '1'} />;
}
