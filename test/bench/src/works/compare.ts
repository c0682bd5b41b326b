import type { Contender } from '../contenders.js';
import type { JobResult, JobRunner } from '../measure/job.js';
import { MeasurementError } from '../measure/measurement-error.js';
import { median } from '../measure/median.js';
import type { Comparison, Figure } from '../report/report.js';
import type { Work } from './work.js';

/**
 * Measures contenders in turns, so that a change in what else the machine does meets all of them.
 * @param run - measures one contender in a process of its own
 * @param onStart - called before each measurement, with what it is
 * @throws {@link MeasurementError} when one fails, or disagrees about the data
 */
export async function compare(
  work: Work,
  run: JobRunner,
  onStart: (activity: string) => void,
): Promise<Comparison> {
  const contenders = [work.peer, ...work.others];
  const results = new Map<Contender, JobResult[]>(contenders.map((contender) => [contender, []]));
  for (let round = 1; round <= work.rounds; round++) {
    for (const contender of contenders) {
      onStart(`${work.title}, round ${round} of ${work.rounds}: ${contender.name}`);
      const result = await run(work.jobOf(contender));
      checkDigest(work, contender, result.digest);
      results.get(contender)?.push(result);
    }
  }
  const peer = results.get(work.peer) ?? [];
  const figures = [...results].map(([contender, own]) => figureOf(contender, own, peer));
  return { title: work.title, description: work.description, peer: work.peer.name, figures };
}

function checkDigest({ title, digest }: Work, contender: Contender, found: string): void {
  if (found === digest) return;
  throw new MeasurementError(
    `${title}: ${contender.name} disagrees about the data: it has ${found}; expected ${digest}`,
  );
}

function figureOf(contender: Contender, own: readonly JobResult[], peer: readonly JobResult[]): Figure {
  const medians = own.map(({ samples }) => median(samples));
  const milliseconds = median(medians);
  const memory = own.flatMap(({ peakMemory }) => peakMemory ?? []);
  return {
    contender: contender.name,
    milliseconds,
    minimum: Math.min(...medians),
    maximum: Math.max(...medians),
    ratio: milliseconds / median(peer.map(({ samples }) => median(samples))),
    bytes: own[0]?.bytes ?? 0,
    ...(memory.length > 0 && { peakMemory: median(memory) }),
  };
}
