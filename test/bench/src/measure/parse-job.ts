import { readFileSync } from 'node:fs';
import { digestRecords } from '../data/digest.js';
import type { Parser } from '../parsers/parser.js';
import { cpuMilliseconds, sampleCpuTime } from './cpu-time.js';
import type { ColdStartJob, JobResult, ParseJob } from './job.js';

interface ParserModule {
  readonly contender: Parser<unknown>;
}

/** Measures reading, after warm-up. */
export async function runParseJob(job: ParseJob): Promise<JobResult> {
  const bytes = readFileSync(job.document);
  const { contender }: ParserModule = await import(job.module);
  const digest = digestRecords(contender.records(contender.parse(bytes)));
  return { samples: sampleCpuTime(() => contender.parse(bytes), job.sampling), digest, bytes: undefined };
}

/** Measures the way from nothing to the first value: loading the modules and reading one document. */
export async function runColdStartJob(job: ColdStartJob): Promise<JobResult> {
  const bytes = readFileSync(job.document);
  const start = cpuMilliseconds();
  const { contender }: ParserModule = await import(job.module);
  const result = contender.parse(bytes);
  const used = cpuMilliseconds() - start;
  return { samples: [used], digest: digestRecords(contender.records(result)), bytes: undefined };
}
