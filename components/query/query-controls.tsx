import { Segments } from '@/components/ui/segments';
import type { Names } from '@/lib/domain/query/documents';
import type { Asked, Format } from './address';

const formats: { value: Format; label: string }[] = [
  { value: 'json', label: 'JSON' },
  { value: 'yaml', label: 'YAML' },
  { value: 'table', label: 'Table' },
];
const names: { value: Names; label: string }[] = [
  { value: 'cli', label: 'CLI names' },
  { value: 'rest', label: 'REST names' },
];

/** How a result is written, and by which names. */
export function QueryControls({ asked, onChange }: { asked: Asked; onChange: (change: Partial<Asked>) => void }) {
  return (
    <>
      <Segments label="Format" value={asked.as} options={formats} onValueChange={(as) => onChange({ as })} />
      <Segments label="Names" value={asked.names} options={names} onValueChange={(next) => onChange({ names: next })} />
    </>
  );
}
