import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, JobResult } from './job.js';
import { MeasurementError } from './measurement-error.js';

const ENTRY = fileURLToPath(new URL('./contender-process.js', import.meta.url));

/**
 * Measures one contender in a process of its own, so that none profits or suffers from what ran before it.
 * @throws {@link MeasurementError} when the process fails
 */
export function runJob(job: Job): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [ENTRY, JSON.stringify(job)], (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout));
      else reject(new MeasurementError(`${job.kind} with ${job.module} failed:\n${stderr || error.message}`));
    });
  });
}
