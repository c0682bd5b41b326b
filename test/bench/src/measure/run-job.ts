import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, JobResult } from './job.js';

const ENTRY = fileURLToPath(new URL('./contender-process.js', import.meta.url));

/** A contender could not be measured; the message says which and why. */
export class ContenderError extends Error {
  override readonly name = 'ContenderError';
}

/**
 * Measures one contender in a process of its own, so that none profits or suffers from what ran before it.
 * @throws {@link ContenderError} when the process fails
 */
export function runJob(job: Job): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [ENTRY, JSON.stringify(job)], (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout));
      else reject(new ContenderError(`${job.kind} with ${job.module} failed:\n${stderr || error.message}`));
    });
  });
}
