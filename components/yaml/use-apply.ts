import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type AssetProgress, type LocalFiles, prepareTerms } from '@/components/yaml-assets';
import { ApiError } from '@/lib/client/api';
import { type ResourceRef, readResource, resourceQuery, usePutResource } from '@/lib/client/resources';
import { useWorkspace } from '@/lib/client/workspace';
import type { Resource } from '@/lib/contracts/api/resources';
import { withComputed } from '@/lib/domain/changes/computed';
import { changedPaths } from '@/lib/domain/changes/diff';
import { applyYaml } from '@/lib/domain/yaml/apply';
import { shapeOfText } from '@/lib/domain/yaml/shape-of';
import type { ResourceText } from './resource-text';
import { shown } from './shown-progress';

interface State {
  isBusy: boolean;
  error: unknown;
  /** Nothing was written: the live resource had changed, and what was typed was merged with it. */
  hasMerged: boolean;
  /** How far the files are that the text points at; null where there are none. */
  progress: AssetProgress | null;
}

export interface Applying extends State {
  apply(): void;
}

export interface ApplyParts {
  of: ResourceRef;
  edited: ResourceText;
  files: LocalFiles | null;
  /** Whether this very text may be written, once it has been read. */
  mayApply: (text: string) => Promise<boolean>;
}

const idle: State = { isBusy: false, error: null, hasMerged: false, progress: null };
const isChanged = (error: unknown) => error instanceof ApiError && error.code === 'ResourceChanged';

/** Writes the text: once, however often it is pressed; a live resource that changed meanwhile is merged, never overwritten. */
export function useApply({ of, edited, files, mayApply }: ApplyParts): Applying {
  const ws = useWorkspace();
  const client = useQueryClient();
  const put = usePutResource(ws, of);
  const underWay = useRef(false);
  // What is typed while a request is under way is merged, too.
  const latest = useRef(edited);
  useEffect(() => {
    latest.current = edited;
  });
  const [state, setState] = useState<State>(idle);

  async function write(text: string, base: Resource): Promise<void> {
    const tell = (progress: AssetProgress) => setState({ ...idle, isBusy: true, progress: shown(progress) });
    const terms = await prepareTerms(ws, [text], files, tell);
    const { body } = applyYaml(text, base, shapeOfText(text) ?? edited.liveShape, terms);
    if (!body) throw new Error('The text has errors.');
    const { resource, operation } = await put.mutateAsync({ resource: withComputed(body, base), base });
    edited.applied({ text, live: resource, operation });
  }

  /** Azure's own notes in a resource change by themselves: then the write is tried once more, on the one that is live now. */
  async function writeOrMerge(text: string): Promise<boolean> {
    try {
      await write(text, edited.base);
      return false;
    } catch (error) {
      if (!isChanged(error)) throw error;
      const fresh = await readResource(ws, of);
      client.setQueryData(resourceQuery(ws, of).queryKey, fresh);
      if (changedPaths(edited.base, fresh.resource).length > 0) {
        latest.current.merge(fresh.resource);
        return true;
      }
      await write(text, fresh.resource);
      return false;
    }
  }

  async function apply(): Promise<void> {
    if (underWay.current) return;
    underWay.current = true;
    setState({ ...idle, isBusy: true });
    try {
      const text = edited.newest();
      const may = await mayApply(text);
      setState({ ...idle, hasMerged: may && (await writeOrMerge(text)) });
    } catch (error) {
      setState({ ...idle, error });
    } finally {
      underWay.current = false;
    }
  }

  return { ...state, apply: () => void apply() };
}
