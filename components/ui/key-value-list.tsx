import { Fragment, type ReactNode } from 'react';
import { CopyButton } from './copy-button';

export interface KeyValue {
  label: string;
  value: ReactNode;
  /** What the copy button beside the value copies; none without it. */
  copy?: string;
}

/** Names and values, one pair a line. Values may break anywhere, since many are ids and paths. */
export function KeyValueList({ items }: { items: KeyValue[] }) {
  return (
    <dl className="grid grid-cols-[minmax(104px,max-content)_minmax(0,1fr)] gap-x-4">
      {items.map(({ label, value, copy }) => (
        <Fragment key={label}>
          <dt className="max-w-32 py-1.5 text-fg-2">{label}</dt>
          <dd className="flex min-w-0 items-start gap-1 py-1.5">
            <span className="min-w-0 [overflow-wrap:anywhere]">{value}</span>
            {copy && <CopyButton text={copy} label={`Copy ${label}`} className="-my-0.5" />}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
