import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
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

/**
 * The search field over a list. What is typed stands at once, however late `value` follows (an address changes in a
 * transition); a change from elsewhere, such as "Clear filter" or Back, is taken over.
 */
export function FilterField({ value, onValueChange, ...rest }: FilterFieldProps) {
  const [text, setText] = useState(value);
  const sent = useRef<string[]>([]);
  useEffect(() => {
    const at = sent.current.indexOf(value);
    if (at === -1) setText(value);
    else sent.current.splice(0, at + 1);
  }, [value]);
  const type = (typed: string) => {
    setText(typed);
    sent.current.push(typed);
    onValueChange(typed);
  };
  return (
    <TextField
      {...rest}
      value={text}
      labelHidden
      type="search"
      icon={<Search aria-hidden className="size-4" />}
      onChange={(event) => type(event.target.value)}
    />
  );
}
