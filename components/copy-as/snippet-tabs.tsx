'use client';

import { Tabs } from '@base-ui/react/tabs';
import { useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { type Action, type Language, languages, type Place } from '@/lib/domain/snippets/action';
import { snippetOf } from '@/lib/domain/snippets/snippet';
import { languageNotes, languageWords } from './copy-words';

const tab =
  'inline-flex h-8 items-center rounded-6 px-2.5 font-medium whitespace-nowrap text-fg-2 -outline-offset-2! hover:bg-hover data-active:bg-selected data-active:font-semibold data-active:text-accent-text max-md:h-10';

/** One action in every language; arrows move between the tabs. */
export function SnippetTabs({ action, place }: { action: Action; place: Place }) {
  const [language, setLanguage] = useState<Language>('az');
  return (
    <Tabs.Root value={language} onValueChange={(next) => setLanguage(languages.find((one) => one === next) ?? 'az')}>
      <Tabs.List aria-label="Language" activateOnFocus className="flex flex-wrap gap-1">
        {languages.map((one) => (
          <Tabs.Tab key={one} value={one} className={tab}>
            {languageWords[one]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {languages.map((one) => (
        <Tabs.Panel key={one} value={one} className="mt-2 -outline-offset-2!">
          <Snippet text={snippetOf(action, place, one)} language={one} />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}

function Snippet({ text, language }: { text: string | null; language: Language }) {
  if (text === null) return <p className="py-4">The first preview’s command line had no such command.</p>;
  const area = { tabIndex: 0, role: 'group', 'aria-label': `Snippet: ${languageWords[language]}` };
  return (
    <>
      <div className="flex items-end justify-between gap-2">
        <p className="min-h-4 text-12">{languageNotes[language]}</p>
        <CopyButton text={text} label="Copy the snippet" className="shrink-0" />
      </div>
      <pre
        {...area}
        className="mono mt-2 max-h-[46dvh] overflow-auto rounded-8 border border-border bg-log-bg p-3 leading-5 text-fg -outline-offset-2!"
      >
        {text}
      </pre>
    </>
  );
}
