// A process that measures one contender, of Node or Bun: its job is its argument, its result is what it prints.
import { readFileSync, statSync } from 'node:fs';
import type { Parser } from '../parsers/parser.js';
import type { RecordReader } from '../streams/record-reader.js';
import { cpuMilliseconds } from './cpu-time.js';
import type { CallJob, ColdStartJob, Job, Measured, StreamJob } from './job.js';

const job: Job = JSON.parse(process.argv[2] ?? '');
const measured = await run(job);
const peakMemory = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ ...measured, peakMemory }));

async function run(job: Job): Promise<Measured> {
  if (job.kind === 'coldStart') return runColdStart(job);
  if (job.kind === 'stream') return runStream(job);
  if (job.kind === 'call') return runCalls(job);
  // Loaded on demand: a cold start must not find warm what other jobs need.
  const { measureParser, measureSerializer } = await import('./measure-contender.js');
  const { contender } = await import(job.module);
  if (job.kind === 'serialize') {
    return measureSerializer(contender, job.records, job.sampling, cpuMilliseconds);
  }
  const documents = job.documents.map((path) => readFileSync(path));
  return measureParser(
    contender,
    job.asString ? documents.map((bytes) => bytes.toString()) : documents,
    job.sampling,
    cpuMilliseconds,
  );
}

/** Measures the way from nothing to the first value: loading the modules and reading one document. */
async function runColdStart(job: ColdStartJob): Promise<Measured> {
  const bytes = readFileSync(job.document);
  const start = cpuMilliseconds();
  const { contender }: { contender: Parser<unknown> } = await import(job.module);
  const result = contender.parse(bytes);
  const used = cpuMilliseconds() - start;
  return { samples: [used], digest: contender.digest(result), bytes: bytes.length };
}

/** Measures a whole program that reads a file: memory counts, so nothing runs before it. */
async function runStream(job: StreamJob): Promise<Measured> {
  const { contender }: { contender: RecordReader } = await import(job.module);
  const { RecordCount } = await import('../streams/record-count.js');
  const count = new RecordCount();
  const start = cpuMilliseconds();
  await contender.read(job.document, (record) => count.add(record));
  const used = cpuMilliseconds() - start;
  return { samples: [used], digest: count.digest(), bytes: statSync(job.document).size };
}

async function runCalls(job: CallJob): Promise<Measured> {
  const { contender } = await import(job.module);
  const { measureCalls } = await import('./measure-calls.js');
  return measureCalls(contender, job, cpuMilliseconds);
}
