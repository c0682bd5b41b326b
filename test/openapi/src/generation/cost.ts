import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Who makes types of a document. */
export type Contender = 'openapi-codegen' | 'openapi-typescript';

/** What generating once costs. */
export interface Cost {
  /** CPU time of the process, all threads. */
  readonly cpuSeconds: number;
  /** The most memory that the process had, in bytes. */
  readonly peakMemory: number;
}

/** A contender that makes nothing of a document. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly contender: Contender;

  constructor(contender: Contender, document: string, cause: unknown) {
    super(`${contender} refuses ${document}`, { cause });
    this.contender = contender;
  }
}

const PROCESS = fileURLToPath(new URL('./contender-process.js', import.meta.url));

/**
 * Measures a contender in a process of its own.
 *
 * @param document - path of the document
 * @param directory - a directory for what is generated
 * @throws {@link Refusal} when the contender fails
 */
export async function measureCost(contender: Contender, document: string, directory: string): Promise<Cost> {
  const out = join(directory, contender);
  // Each run writes everything: an output that is there already would spare it that.
  rmSync(out, { recursive: true, force: true });
  const run = promisify(execFile)(process.execPath, [PROCESS, contender, document, out]);
  const { stdout } = await run.catch((cause: unknown) => {
    throw new Refusal(contender, document, cause);
  });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n'))) as Cost;
}

/** Returns the median of each figure. */
export function medianCost(costs: readonly Cost[]): Cost {
  return {
    cpuSeconds: median(costs.map(({ cpuSeconds }) => cpuSeconds)),
    peakMemory: median(costs.map(({ peakMemory }) => peakMemory)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
