import { cn } from './cn';

/** The name of a key, as it stands on one. */
export function KeyCap({ className, ...rest }: React.ComponentProps<'kbd'>) {
  return (
    <kbd
      {...rest}
      className={cn(
        'inline-block rounded-4 border border-border bg-surface px-1.25 font-sans text-11 leading-4 text-fg-3',
        className,
      )}
    />
  );
}
