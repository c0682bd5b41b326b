import type { Contender } from './contenders.js';
import type { JobResult } from './measure/job.js';
import { MeasurementError } from './measure/measurement-error.js';
import { median } from './measure/median.js';
import type { Comparison, Figure } from './report.js';

/** What to compare, and how. */
export interface ComparisonPlan {
  readonly title: string;
  readonly description: string;
  readonly peer: Contender;
  readonly others: readonly Contender[];
  readonly rounds: number;
  /** The digest of the data, which every contender has to come to. */
  readonly digest: string;
  /** Measures a contender in a process of its own. */
  readonly measure: (contender: Contender) => Promise<JobResult>;
  /** Size of what a contender reads, where it does not tell the size of what it wrote. */
  readonly inputBytes: (contender: Contender) => number;
  /** Called before each measurement. */
  readonly onStart: (activity: string) => void;
}

/**
 * Measures contenders in turns, so that a change in what else the machine does meets all of them.
 * @throws {@link MeasurementError} when one fails, or disagrees about the data
 */
export async function compare(plan: ComparisonPlan): Promise<Comparison> {
  const contenders = [plan.peer, ...plan.others];
  const results = new Map<Contender, JobResult[]>(contenders.map((contender) => [contender, []]));
  for (let round = 1; round <= plan.rounds; round++) {
    for (const contender of contenders) {
      plan.onStart(`${plan.title}, round ${round} of ${plan.rounds}: ${contender.name}`);
      const result = await plan.measure(contender);
      checkDigest(contender, result.digest, plan.digest);
      results.get(contender)?.push(result);
    }
  }
  const peer = results.get(plan.peer) ?? [];
  const figures = [...results].map(([contender, own]) => figureOf(contender, own, peer, plan));
  return { title: plan.title, description: plan.description, peer: plan.peer.name, figures };
}

function checkDigest(contender: Contender, found: string, expected: string): void {
  if (found === expected) return;
  throw new MeasurementError(
    `${contender.name} disagrees about the data: it has ${found}; expected ${expected}`,
  );
}

function figureOf(
  contender: Contender,
  own: readonly JobResult[],
  peer: readonly JobResult[],
  plan: ComparisonPlan,
): Figure {
  const medians = own.map(({ samples }) => median(samples));
  const cpuMilliseconds = median(medians);
  return {
    contender: contender.name,
    cpuMilliseconds,
    minimum: Math.min(...medians),
    maximum: Math.max(...medians),
    ratio: cpuMilliseconds / median(peer.map(({ samples }) => median(samples))),
    bytes: own[0]?.bytes ?? plan.inputBytes(contender),
  };
}
