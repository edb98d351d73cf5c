'use client';

import { useState } from 'react';
import { TextField, type TextFieldProps } from '@/components/ui/text-field';

export interface TypedFieldProps extends Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur'> {
  value: string;
  onText: (text: string) => void;
}

/** A field whose value comes back through the YAML: what is typed stands in it until it is left, however late that is. */
export function TypedField({ value, onText, ...rest }: TypedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    onText(text);
  };
  return (
    <TextField
      {...rest}
      value={typed ?? value}
      onChange={({ target }) => change(target.value)}
      onBlur={() => setTyped(null)}
    />
  );
}
