import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { JobFailure, orAborted } from './failures';
import { localPath } from './local-path';
import { retryStorage } from './retry-storage';
import type { BlobLocation, Blobs, JobPlan } from './types';
import { downloadFolder } from './workers/staging';

export interface ModelFolder {
  /** AZUREML_MODEL_DIR: the folder that holds the model's file, or its folder, under its own last path part. */
  modelDir: string;
  /** The model's content: that folder, or `modelDir` itself for a model of one file. */
  contentDir: string;
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

const NEVER_ABORTED = new AbortController().signal;
const lastPart = (location: BlobLocation) => location.path.replace(/\/$/, '').split('/').at(-1) ?? '';

/** Local copies of models and code. A model version never changes, so it is downloaded once and shared by all jobs. */
export class Assets {
  private readonly downloads = new Map<string, Promise<void>>();

  constructor(
    private readonly blobs: Blobs,
    private readonly dir: string,
  ) {}

  async model(plan: JobPlan, signal: AbortSignal): Promise<ModelFolder | null> {
    if (!plan.model) return null;
    const { container, path: blobPath, kind } = plan.model;
    const key = createHash('sha256').update(`${plan.modelName} ${container}/${blobPath}`).digest('hex').slice(0, 16);
    const root = path.join(this.dir, 'work', 'models', key);
    const modelDir = localPath(root, plan.modelName.replace(':', '/'));
    const content = localPath(modelDir, lastPart(plan.model));
    await orAborted(this.once(root, plan.model, path.relative(root, content)), signal);
    return { modelDir, contentDir: kind === 'folder' ? content : modelDir };
  }

  /** The deployment's code, copied for this job alone: the script may write beside itself. Returns its script. */
  async script(plan: JobPlan, jobFolder: string, signal: AbortSignal): Promise<string | null> {
    if (!plan.code) return null;
    const root = path.join(jobFolder, 'code');
    await this.code(plan.code.location, root, signal);
    const script = localPath(root, plan.code.scoringScript);
    if (await exists(script)) return script;
    throw new JobFailure(`The scoring script ${plan.code.scoringScript} is not in the deployment's code.`);
  }

  /** A copy of a code folder at `root`, made once. */
  code(location: BlobLocation, root: string, signal: AbortSignal): Promise<void> {
    return orAborted(this.once(root, location, '.'), signal);
  }

  /** Several jobs may wait for one copy, so none of them can break it off. */
  private async once(root: string, source: BlobLocation, inner: string): Promise<void> {
    if (await exists(root)) return;
    const running = this.downloads.get(root);
    if (running) return running;
    const download = this.download(root, source, inner, NEVER_ABORTED).finally(() => this.downloads.delete(root));
    this.downloads.set(root, download);
    await download;
  }

  /** Into a folder beside it, then renamed: a copy that was broken off is never taken for a whole one. */
  private async download(root: string, source: BlobLocation, inner: string, signal: AbortSignal): Promise<void> {
    const draft = `${root}.${randomUUID()}`;
    const place = `${source.container}/${source.path}`;
    try {
      const target = path.join(draft, inner);
      if (source.kind === 'file') {
        await mkdir(path.dirname(target), { recursive: true });
        await retryStorage(() => this.blobs.download(source.container, source.path, target), signal);
      } else if ((await downloadFolder(this.blobs, source.container, source.path, target, signal)) === 0) {
        throw new JobFailure(`The folder ${place} of the deployment's model or code holds no files.`);
      }
      await rename(draft, root);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  }
}
