import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { type KeyValue, KeyValueList } from '@/components/ui/key-value-list';
import { Tag } from '@/components/ui/tag';
import type { JobDetail } from '@/lib/contracts/api/views';
import { assetOfId } from '@/lib/domain/reference';

type Location = JobDetail['inputs'][number];

const kinds: Record<string, string> = {
  UriFolder: 'folder',
  UriFile: 'file',
  uri_folder: 'folder',
  uri_file: 'file',
  mltable: 'table',
};

/** A registered asset by name and version; else datastore and path; else the URI as it is. */
function placeInWords({ uri, datastore, path }: Location): string {
  const asset = uri ? assetOfId(uri) : null;
  if (asset) return asset.version ? `${asset.name}:${asset.version}` : asset.name;
  if (datastore) return `${datastore}/${path ?? ''}`;
  return uri ?? 'not said by the service';
}

/** One input is just "Input", whatever the service calls it; several keep their names. */
const locationItems = (locations: readonly Location[], label: string, href?: string): KeyValue[] =>
  locations.map((location) => locationItem(location, locations.length === 1 ? label : location.name || label, href));

/** The invoke named no output, so the service chose the place: the outputs tab looks it up. */
const unnamedOutput = (href: string): KeyValue => ({ label: 'Output', value: <Link href={href}>Open outputs</Link> });

function locationItem(location: Location, label: string, href?: string): KeyValue {
  const kind = location.type ? (kinds[location.type] ?? location.type) : null;
  const place = placeInWords(location);
  return {
    label,
    value: (
      <>
        {href ? <Link href={href}>{kind ?? 'Open'}</Link> : kind && <span>{kind}</span>}
        <span className="mono block text-fg-2">{place}</span>
      </>
    ),
    copy: location.uri ?? place,
  };
}

/** Tags that the service or the start form writes for itself (contract D4); they stand under JSON. */
const OWN_TAG = /^(?:azureml\.|batch-studio\.|(?:input|output)Type$|hasErrors$)/;

function tagsItem(tags: JobDetail['tags']): KeyValue[] {
  const entries = Object.entries(tags).filter(([name]) => !OWN_TAG.test(name));
  if (entries.length === 0) return [];
  const value = (
    <span className="flex flex-wrap gap-1">
      {entries.map(([name, text]) => (
        <Tag key={name}>
          <span className="max-w-44 truncate" title={`${name}: ${text}`}>
            {text === '' ? name : `${name}: ${text}`}
          </span>
        </Tag>
      ))}
    </span>
  );
  return [{ label: 'Tags', value }];
}

/** What went in, where the results are, on what it runs and who asked for it. */
export function InputOutputCard({ job, outputsHref }: { job: JobDetail; outputsHref: string }) {
  const items: KeyValue[] = [
    ...locationItems(job.inputs, 'Input'),
    ...(job.outputs.length > 0 ? locationItems(job.outputs, 'Output', outputsHref) : [unnamedOutput(outputsHref)]),
    ...(job.compute ? [{ label: 'Compute', value: job.compute }] : []),
    ...(job.createdBy ? [{ label: 'Started by', value: job.createdBy }] : []),
    ...(job.experimentName ? [{ label: 'Experiment', value: job.experimentName }] : []),
    { label: 'Job name', value: <span className="mono">{job.name}</span>, copy: job.name },
    ...tagsItem(job.tags),
  ];
  return (
    <Card title="Input and output">
      <div className="-my-2">
        <KeyValueList items={items} />
      </div>
    </Card>
  );
}
