import { Braces, Rows3 } from 'lucide-react';
import { LinkButton } from '@/components/ui/button';

/** Leads from a list's table to its JSON and back: the same address with `view=json`. */
export function ListViews({ shown }: { shown: 'table' | 'json' }) {
  return shown === 'json' ? (
    <LinkButton variant="quiet" className="-ml-2.5" href="?" icon={<Rows3 aria-hidden className="size-4" />}>
      Table
    </LinkButton>
  ) : (
    <LinkButton variant="quiet" href="?view=json" icon={<Braces aria-hidden className="size-4" />}>
      JSON
    </LinkButton>
  );
}
