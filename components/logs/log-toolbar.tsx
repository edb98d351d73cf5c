'use client';

import { ArrowDownToLine, ChevronDown, ChevronUp, Link2, Pause, Play, Search, WrapText, X } from 'lucide-react';
import type { ComponentProps, KeyboardEvent, RefObject } from 'react';
import { hitCount } from './find';

export interface LogToolbarProps {
  search: string;
  matchCase: boolean;
  hits: number;
  currentHit: number;
  wrap: boolean;
  live: boolean;
  following: boolean;
  marked: number | null;
  downloading: boolean;
  searchRef: RefObject<HTMLInputElement | null>;
  onSearch: (text: string) => void;
  onMatchCase: () => void;
  onStep: (by: 1 | -1) => void;
  onWrap: () => void;
  onFollow: () => void;
  onCopyLink: () => void;
  onDownload: () => void;
}

const tool =
  'inline-grid size-8 shrink-0 place-items-center rounded-6 text-fg-2 hover:bg-hover hover:text-fg aria-pressed:bg-selected aria-pressed:text-accent-text max-md:size-10';

/** Find on the left, what to do with the text on the right. Every tool says its key where it has one. */
export function LogToolbar(props: LogToolbarProps) {
  const { live, following, wrap, marked } = props;
  const linkLabel = marked === null ? 'Copy link to this file' : `Copy link to line ${marked.toLocaleString('en-US')}`;
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-1 border-b border-border px-2 py-1.5">
      <FindField {...props} />
      <span className="flex-1" />
      {live && (
        <Tool label="Follow the end" shortcut="f" aria-pressed={following} onClick={props.onFollow}>
          {following ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
        </Tool>
      )}
      <Tool label="Wrap lines" shortcut="w" aria-pressed={wrap} onClick={props.onWrap}>
        <WrapText aria-hidden className="size-4" />
      </Tool>
      <Tool label={linkLabel} onClick={props.onCopyLink}>
        <Link2 aria-hidden className="size-4" />
      </Tool>
      <Tool label="Download the file" aria-busy={props.downloading} onClick={props.onDownload}>
        <ArrowDownToLine aria-hidden className="size-4" />
      </Tool>
    </div>
  );
}

interface ToolProps extends ComponentProps<'button'> {
  label: string;
  /** The key that does the same. */
  shortcut?: string;
}

function Tool({ label, shortcut, ...rest }: ToolProps) {
  const title = shortcut ? `${label} (${shortcut})` : label;
  return <button type="button" {...rest} className={tool} title={title} aria-label={label} />;
}

function FindField(props: LogToolbarProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') props.onStep(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') props.onSearch('');
  };
  const small =
    'inline-grid h-6 min-w-6 place-items-center rounded-4 px-1 text-fg-2 hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:text-accent-text';
  return (
    <div className="flex h-8 w-full max-w-105 min-w-0 items-center gap-1 rounded-6 border border-control bg-surface pr-1 pl-2.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus max-md:h-10">
      <Search aria-hidden className="size-4 shrink-0 text-fg-2" />
      <input
        ref={props.searchRef}
        value={props.search}
        onChange={(event) => props.onSearch(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label="Find in this file"
        placeholder="Find in this file"
        className="h-full min-w-0 flex-1 bg-transparent pl-1 outline-none! placeholder:text-fg-3 max-md:text-16"
      />
      {props.search !== '' && (
        <>
          <span role="status" className="text-12 whitespace-nowrap text-fg-2">
            {props.hits === 0 ? 'none' : hitCount(props.hits, props.currentHit)}
          </span>
          <button
            type="button"
            className={small}
            aria-label="Previous match"
            title="Previous match (N)"
            onClick={() => props.onStep(-1)}
          >
            <ChevronUp aria-hidden className="size-4" />
          </button>
          <button
            type="button"
            className={small}
            aria-label="Next match"
            title="Next match (n)"
            onClick={() => props.onStep(1)}
          >
            <ChevronDown aria-hidden className="size-4" />
          </button>
        </>
      )}
      <button
        type="button"
        className={`${small} text-12 font-medium`}
        aria-pressed={props.matchCase}
        aria-label="Match case"
        title="Match case"
        onClick={props.onMatchCase}
      >
        Aa
      </button>
      {props.search !== '' && (
        <button type="button" className={small} aria-label="Clear find" onClick={() => props.onSearch('')}>
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
