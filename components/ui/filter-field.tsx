import { Search } from 'lucide-react';
import { TextField } from './text-field';

export interface FilterFieldProps {
  /** What is filtered, for screen readers: `Filter jobs`. */
  label: string;
  /** What the text is looked for in. */
  placeholder: string;
  value: string;
  onValueChange: (text: string) => void;
  /** Its width. */
  className: string;
}

/** The search field over a list. */
export function FilterField({ onValueChange, ...rest }: FilterFieldProps) {
  return (
    <TextField
      {...rest}
      labelHidden
      type="search"
      icon={<Search aria-hidden className="size-4" />}
      onChange={(event) => onValueChange(event.target.value)}
    />
  );
}
