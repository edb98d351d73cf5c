import { SignInScreen } from '@/components/layout';

/** `to` is where to go afterwards: a path of this dashboard, checked before it is followed. */
export default async function Page({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  return <SignInScreen to={typeof to === 'string' ? to : '/'} />;
}
