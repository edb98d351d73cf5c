import { LoaderCircle } from 'lucide-react';
import { cn } from './cn';

/** The turning arc of something under way. It is decoration: the word stands beside it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('turning size-4 shrink-0', className)} strokeWidth={2.25} />;
}
