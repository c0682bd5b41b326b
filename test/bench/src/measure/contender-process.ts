// A process that measures one contender: its job is its argument, its result is what it prints.
import type { Job, JobResult } from './job.js';

const job: Job = JSON.parse(process.argv[2] ?? '');
process.stdout.write(JSON.stringify(await run(job)));

async function run(job: Job): Promise<JobResult> {
  // Loaded on demand: a cold start must not find warm what another job needs.
  if (job.kind === 'serialize') return (await import('./serialize-job.js')).runSerializeJob(job);
  const { runColdStartJob, runParseJob } = await import('./parse-job.js');
  return job.kind === 'parse' ? runParseJob(job) : runColdStartJob(job);
}
