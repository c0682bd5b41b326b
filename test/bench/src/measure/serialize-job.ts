import { digestRecords } from '../data/digest.js';
import { createResponse } from '../data/response.js';
import { contender as json } from '../parsers/json.js';
import { contender as saxes } from '../parsers/saxes.js';
import type { Serializer } from '../serializers/serializer.js';
import { sampleCpuTime } from './cpu-time.js';
import type { JobResult, SerializeJob } from './job.js';

interface SerializerModule {
  readonly contender: Serializer<unknown, string | Uint8Array>;
}

/** Measures writing, after warm-up. What was written is read back by a contender that is not under test. */
export async function runSerializeJob(job: SerializeJob): Promise<JobResult> {
  const { contender }: SerializerModule = await import(job.module);
  const input = contender.prepare(createResponse(job.records));
  const output = Buffer.from(contender.serialize(input));
  const samples = sampleCpuTime(() => contender.serialize(input), job.sampling);
  const records =
    contender.format === 'json' ? json.records(json.parse(output)) : saxes.records(saxes.parse(output));
  return { samples, digest: digestRecords(records), bytes: output.length };
}
