import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What every process of a script, or of a command, inherits; it names the job's folder below the state folder. */
const marks = ['\0AZUREML_BI_OUTPUT_PATH=', '\0AZUREML_CR_EXECUTION_WORKING_DIR_PATH='];

async function isOf(pid: string, place: string): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
  return marks.some((mark) => `\0${environment}`.includes(mark + place));
}

/**
 * Kills what scoring scripts and commands started and left behind in process groups of its own, which no kill of the script's group
 * reaches. Linux tells the environment of a process; elsewhere nothing is found. Processes that are started after the
 * call are none of its business.
 * @param place the output folder of a job, the code folder of a command, or the folder that holds those of all jobs
 */
export async function killStrays(place: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (!(await isOf(pid, place))) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}
