'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { editTags, tagsOf } from '@/lib/domain/changes/edit-field';
import type { Shape } from '@/lib/domain/changes/field';
import { isStudioTag } from '@/lib/domain/flip/studio-tags';
import type { JsonObject } from '@/lib/domain/yaml/rest-body';
import { TypedField } from './typed-field';

export interface TagsFieldProps {
  body: JsonObject;
  text: string;
  shape: Shape;
  onText: (text: string | null) => void;
}

type Tags = [string, string][];

/** Tags of a resource: values are typed in place, a new one is added by its name. */
export function TagsField({ body, text, shape, onText }: TagsFieldProps) {
  const tags = tagsOf(body).filter(([name]) => !isStudioTag(name));
  const write = (after: Tags) => onText(editTags(text, tags, after, shape));
  const change = (name: string, value: string) => write(tags.map(([own, old]) => [own, own === name ? value : old]));
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-medium">Tags</legend>
      {tags.map(([name, value]) => (
        <div key={name} className="flex items-end gap-2">
          <TypedField className="flex-1" label={name} value={value} onText={(next) => change(name, next)} />
          <IconButton
            label={`Take out the tag ${name}`}
            icon={<X aria-hidden className="size-4" />}
            onClick={() => write(tags.filter(([own]) => own !== name))}
          />
        </div>
      ))}
      <NewTag names={tags.map(([name]) => name)} onAdd={(name) => write([...tags, [name, '']])} />
    </fieldset>
  );
}

function NewTag({ names, onAdd }: { names: string[]; onAdd: (name: string) => void }) {
  const [name, setName] = useState('');
  const reason =
    name.trim() === '' ? 'Type a name first.' : names.includes(name.trim()) ? 'It is there already.' : undefined;
  const add = () => {
    if (reason !== undefined) return;
    onAdd(name.trim());
    setName('');
  };
  return (
    <div className="flex items-end gap-2">
      <TextField
        className="flex-1"
        label="Name of a new tag"
        value={name}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <Button icon={<Plus aria-hidden className="size-4" />} disabledReason={reason} onClick={add}>
        Add tag
      </Button>
    </div>
  );
}
