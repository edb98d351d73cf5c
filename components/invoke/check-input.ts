import { formatBytes } from '@/lib/domain/format';
import type { FormValues } from '@/lib/domain/invoke-form';
import { type Check, type Facts, plural } from './check';
import { remoteInput } from './form-check';

export function localCheck({ layout }: Facts): Check[] {
  const blocks = 'Choose files first';
  if (!layout) return [{ key: 'input', tone: 'open', text: 'No files yet', blocks }];
  const leftOut = layout.refused.length;
  const refused: Check[] =
    leftOut > 0
      ? [
          {
            key: 'refused',
            tone: 'warn',
            text: `${plural(leftOut, 'file')} left out`,
            detail: 'The reasons are in the list',
          },
        ]
      : [];
  if (layout.files.length === 0)
    return [{ key: 'input', tone: 'bad', text: 'There is no file to score', blocks }, ...refused];
  return [
    { key: 'input', tone: 'ok', text: `${plural(layout.files.length, 'file')}, ${formatBytes(layout.bytes)}` },
    ...refused,
  ];
}

const missing: Record<Exclude<FormValues['kind'], 'local'>, string> = {
  data: 'Choose a data asset and a version',
  url: 'Give the address of the input',
  datastore: 'Give a datastore and a path',
};

export function remoteCheck({ values }: Facts): Check[] {
  const { kind } = values;
  const input = remoteInput(values);
  if (kind === 'local') return [];
  if (!input) return [{ key: 'input', tone: 'open', text: 'No input yet', blocks: missing[kind] }];
  if (input.kind === 'data') return [{ key: 'input', tone: 'ok', text: `Data ${input.name}:${input.version}` }];
  return [
    {
      key: 'input',
      tone: 'open',
      text: input.type === 'UriFolder' ? 'A folder that the job reads' : 'One file that the job reads',
      detail: 'Whether it is there shows when the job starts',
    },
  ];
}

const allLeftOut: Check = {
  key: 'upload',
  tone: 'bad',
  text: 'Every file was left out',
  detail: 'There is nothing to score',
  blocks: 'Choose other files',
};

export function uploadCheck({ values, progress }: Facts): Check[] {
  if (values.kind !== 'local') return [];
  // Stands from the first, so that Start does not move away from under the pointer that presses it.
  if (!progress || progress.phase === 'idle')
    return [{ key: 'upload', tone: 'open', text: 'The upload begins with Start job' }];
  const { files, failed, phase } = progress;
  if (files.total === 0) return [allLeftOut];
  const left = files.total - files.stored - files.failed;
  const checks: Check[] = [];
  if (failed.length > 0) {
    const text = `${failed.length === 1 ? failed[0]?.path : plural(failed.length, 'file')} ${failed.length === 1 ? 'is' : 'are'} not uploaded`;
    const detail = 'Retry, or leave out. Half a folder is never scored.';
    checks.push({
      key: 'failed',
      tone: 'bad',
      text,
      detail,
      blocks: `Waits for ${plural(failed.length, 'file')} that failed`,
    });
  }
  if (phase === 'sending' || phase === 'paused') {
    const text =
      phase === 'paused' ? `Upload paused, ${plural(left, 'file')} to go` : `Upload, ${plural(left, 'file')} to go`;
    checks.push({ key: 'upload', tone: phase === 'paused' ? 'open' : 'busy', text });
  } else if (phase === 'stored')
    checks.push({ key: 'upload', tone: 'ok', text: `${plural(files.stored, 'file')} uploaded` });
  return checks;
}
