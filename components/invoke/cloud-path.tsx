'use client';

import { TextField } from '@/components/ui/text-field';
import { isShareable } from '@/lib/domain/invoke-form';
import type { FieldErrors } from './form-check';
import { UriTypeField } from './uri-type-field';
import type { Form } from './use-form';

/** Input at an https address that the compute can read. */
export function CloudPath({ form, errors }: { form: Form; errors: FieldErrors }) {
  const { url, urlType } = form.values;
  const hint = isShareable(url)
    ? 'The compute reads it when the job starts'
    : 'Everyone who may see the job sees this address, with whatever key it holds. It is kept out of this page’s link.';
  return (
    <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_180px]">
      <TextField
        label="Address"
        type="url"
        value={url}
        onChange={(event) => form.change({ url: event.target.value })}
        placeholder="https://account.blob.core.windows.net/container/folder"
        hint={hint}
        error={errors.url}
        mono
        spellCheck={false}
        autoComplete="off"
      />
      <UriTypeField value={urlType} onValueChange={(next) => form.change({ urlType: next })} />
    </div>
  );
}
