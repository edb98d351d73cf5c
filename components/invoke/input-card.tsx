'use client';

import { Database, Folder, Link2, Upload } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { RadioCards } from '@/components/ui/radio-cards';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { InputKind } from '@/lib/domain/invoke-form';
import { CloudPath } from './cloud-path';
import { DatastorePath } from './datastore-path';
import type { FieldErrors } from './form-check';
import { LocalFiles, type LocalFilesProps } from './local-files';
import { RegisteredData } from './registered-data';
import { StepTitle } from './step-title';
import { TargetFields } from './target-fields';
import type { Form } from './use-form';

const icon = { 'aria-hidden': true, className: 'size-4' } as const;
const kinds: { value: InputKind; title: string; caption: string; icon: React.ReactNode }[] = [
  { value: 'local', title: 'Local files', caption: 'Drop or browse', icon: <Upload {...icon} /> },
  { value: 'data', title: 'Registered data', caption: 'Name and version', icon: <Database {...icon} /> },
  { value: 'url', title: 'Cloud path', caption: 'https://…', icon: <Link2 {...icon} /> },
  { value: 'datastore', title: 'Datastore path', caption: 'Folder or file', icon: <Folder {...icon} /> },
];

export interface InputCardProps extends LocalFilesProps {
  workspace: WorkspaceRef;
  form: Form;
  errors: FieldErrors;
}

/** Step 1: where the input is. What was given for one kind stays when another is looked at. */
export function InputCard({ workspace, form, errors, ...local }: InputCardProps) {
  // Whatever is held over the page would become local files, so their zone shows itself.
  const kind = local.over && !local.busy ? 'local' : form.values.kind;
  return (
    <Card title={<StepTitle step={1}>Input</StepTitle>}>
      <fieldset disabled={local.busy} className="contents">
        <RadioCards
          legend="Where the input is"
          legendHidden
          value={form.values.kind}
          onValueChange={(next) => form.change({ kind: next })}
          options={kinds}
        />
      </fieldset>
      <div className="mt-3">
        {kind === 'local' && (
          <>
            <LocalFiles {...local} />
            {!local.busy && <TargetFields workspace={workspace} form={form} errors={errors} />}
          </>
        )}
        {kind === 'data' && <RegisteredData workspace={workspace} form={form} />}
        {kind === 'url' && <CloudPath form={form} errors={errors} />}
        {kind === 'datastore' && <DatastorePath workspace={workspace} form={form} errors={errors} />}
      </div>
    </Card>
  );
}
