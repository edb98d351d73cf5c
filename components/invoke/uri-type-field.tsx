import { Select } from '@/components/ui/select';
import type { UriType } from '@/lib/domain/invoke-form';

const options: { value: UriType; label: string }[] = [
  { value: 'UriFolder', label: 'A folder' },
  { value: 'UriFile', label: 'One file' },
];

/** What the address points at. */
export function UriTypeField({ value, onValueChange }: { value: UriType; onValueChange(value: UriType): void }) {
  return <Select label="It is" value={value} onValueChange={onValueChange} options={options} />;
}
