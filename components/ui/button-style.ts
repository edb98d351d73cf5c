import { cn } from './cn';

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'quiet-danger' | 'danger' | 'danger-solid';
export type ButtonSize = 'sm';

const base =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-6 border font-medium whitespace-nowrap no-underline transition-colors duration-(--dur-1) hover:no-underline';

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  default: 'border-border-strong bg-surface text-fg hover:bg-hover active:bg-selected [&>svg]:text-fg-2',
  quiet: 'border-transparent bg-transparent text-fg hover:bg-hover active:bg-selected [&>svg]:text-accent-text',
  'quiet-danger': 'border-transparent bg-transparent text-danger-text hover:bg-hover active:bg-selected',
  danger: 'border-border-strong bg-surface text-danger-text hover:bg-hover active:bg-selected',
  'danger-solid': 'border-transparent bg-danger text-on-accent hover:bg-danger-hover',
};

const disabled = 'cursor-not-allowed border-border bg-sunken text-fg-disabled [&>svg]:text-fg-disabled';

/** The look that buttons and links which look like buttons share. */
export function buttonStyle(variant: ButtonVariant, size?: ButtonSize, off?: boolean, className?: string): string {
  const height = size === 'sm' ? 'h-7 text-12 max-md:h-8' : 'h-(--control-h) text-13';
  const sides = variant.startsWith('quiet') || size === 'sm' ? 'px-2.5' : 'px-3';
  return cn(base, height, sides, off ? disabled : variants[variant], className);
}
