import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, JobResult } from '../measure/job.js';
import { MeasurementError } from '../measure/measurement-error.js';

const ENTRY = fileURLToPath(new URL('../measure/contender-process.js', import.meta.url));

/**
 * Measures one contender in a process of its own, so that none profits or suffers from what ran before it.
 * @param executable - Node, or Bun
 * @throws {@link MeasurementError} when the process fails
 */
export function runInProcess(executable: string, job: Job): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    execFile(executable, [ENTRY, JSON.stringify(job)], (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout));
      else reject(new MeasurementError(`${job.kind} with ${job.module} failed:\n${stderr || error.message}`));
    });
  });
}
