'use client';

import { useState } from 'react';
import { TypedField } from './typed-field';

export interface NumberFieldProps {
  label: string;
  hint: string;
  least: number;
  /** Null where it is not set: Azure's default holds. */
  value: number | null;
  onValue: (value: number) => void;
}

const MOST = 2_147_483_647;

/** The number that a text says; null where it is no whole number from `least` on. */
export function wholeOf(text: string, least: number): number | null {
  const value = /^-?\d{1,10}$/.test(text.trim()) ? Number(text) : null;
  return value !== null && value >= least && value <= MOST ? value : null;
}

/** A whole number. What is typed and is none stays in the field and is not written. */
export function NumberField({ label, hint, least, value, onValue }: NumberFieldProps) {
  const [isWrong, setWrong] = useState(false);
  const change = (text: string) => {
    const whole = wholeOf(text, least);
    setWrong(whole === null);
    if (whole !== null) onValue(whole);
  };
  return (
    <TypedField
      label={label}
      inputMode="numeric"
      hint={hint}
      error={
        isWrong && `Not written: a whole number of at least ${least} is needed. It stays ${value ?? 'Azure’s default'}.`
      }
      value={value === null ? '' : String(value)}
      onText={change}
    />
  );
}
