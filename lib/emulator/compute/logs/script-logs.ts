import path from 'node:path';
import { ARTIFACT_CONTAINER } from '../../directory';
import { filesBelow } from '../finalize';
import { retryStorage } from '../retry-storage';
import { type Blobs, logBlob } from '../types';

/**
 * Shows the files that a script has written to `EntryScript().log_dir` beside those of its logger. Never rejects: a log
 * that cannot be written must not end the job.
 */
export async function uploadScriptLogs(blobs: Blobs, runName: string, folder: string): Promise<void> {
  for (const file of await filesBelow(folder)) {
    const name = path.relative(folder, file).split(path.sep).join('/');
    const blob = logBlob(runName, `logs/user/entry_script_log/${name}`);
    await retryStorage(() => blobs.uploadFile(ARTIFACT_CONTAINER, blob, file)).catch(() => undefined);
  }
}
