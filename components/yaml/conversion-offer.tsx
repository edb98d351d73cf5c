'use client';

import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { convertText, type TextConversion } from '@/lib/domain/yaml/convert-text';
import type { YamlForm } from '@/lib/domain/yaml/form';

const forms: Record<Exclude<YamlForm, 'today'>, { title: string; text: string }> = {
  classic: {
    title: 'This is the classic form.',
    text: 'Azure takes it as it is; today’s has the settings under settings.',
  },
  'preview-2021': { title: 'This is the form of the 2021 preview.', text: 'Azure refuses it today.' },
  'component-2023': { title: 'This is the form of spring 2023.', text: 'Azure refuses it today.' },
  mixed: {
    title: 'This mixes today’s form with the classic one.',
    text: 'Azure refuses it, or leaves settings out without a word.',
  },
};

export interface ConversionOfferProps {
  text: string;
  /** With the last key, whatever `text` was drawn. */
  newest: () => string;
  /** Of the newest text that was read; null where there is none. */
  offer: TextConversion | null;
  onText: (text: string) => void;
}

/** Offers today's form for a text in an older one, with every change in words; one click there and one back. */
export function ConversionOffer({ text, newest, offer, onText }: ConversionOfferProps) {
  const [done, setDone] = useState<{ from: string; to: string } | null>(null);
  const convert = () => {
    // What was typed since the offer is converted, too.
    const from = newest();
    const conversion = convertText(from);
    if (!conversion) return;
    setDone({ from, to: conversion.text });
    onText(conversion.text);
  };
  if (done?.to !== text) return offer && <Offer offer={offer} onConvert={convert} />;
  return (
    <Banner
      tone="info"
      title="Converted to today’s form."
      actions={
        <Button size="sm" onClick={() => onText(done.from)}>
          Undo the conversion
        </Button>
      }
    >
      Nothing was sent.
    </Banner>
  );
}

function Offer({ offer, onConvert }: { offer: TextConversion; onConvert: () => void }) {
  const { title, text } = forms[offer.form];
  const count = offer.changes.length;
  const actions = (
    <Button size="sm" variant={offer.form === 'classic' ? 'default' : 'primary'} onClick={onConvert}>
      Convert to today’s form
    </Button>
  );
  return (
    <Banner tone={offer.form === 'classic' ? 'info' : 'warn'} title={title} actions={actions}>
      {text}
      <details className="mt-1" open={offer.form !== 'classic' && count <= 8}>
        <summary className="w-fit rounded-4 text-accent-text">
          {count} {count === 1 ? 'change' : 'changes'}
        </summary>
        <ul className="mt-1 list-disc pl-5">
          {offer.changes.map(({ path, message }) => (
            <li key={path + message}>{message}</li>
          ))}
        </ul>
      </details>
    </Banner>
  );
}
