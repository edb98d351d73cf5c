import type { JobFolders } from '../job-folders';

const KEPT = ['PATH', 'SystemRoot', 'SYSTEMROOT', 'WINDIR', 'TZ'];

/** The few variables of this process that an interpreter cannot do without. */
export const inheritedEnvironment = (): Record<string, string> =>
  Object.fromEntries(KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name] ?? '']] : [])));

/** What a scoring script finds in its environment (§5.3): nothing of the workspace's own, and no tokens. */
export function scriptEnvironment(
  own: Record<string, string>,
  folders: Pick<JobFolders, 'home' | 'temp' | 'output'>,
  modelDir: string | null,
): Record<string, string> {
  return {
    ...inheritedEnvironment(),
    LANG: 'C.UTF-8',
    HOME: folders.home,
    USERPROFILE: folders.home,
    TMPDIR: folders.temp,
    TEMP: folders.temp,
    TMP: folders.temp,
    PYTHONUNBUFFERED: '1',
    PYTHONIOENCODING: 'utf-8:backslashreplace',
    ...own,
    ...(modelDir ? { AZUREML_MODEL_DIR: modelDir } : {}),
    AZUREML_BI_OUTPUT_PATH: folders.output,
  };
}
