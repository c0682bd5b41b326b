import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isRuntimeName, type RuntimeName } from './runtimes/runtimes.js';

/** What the command line asks for. */
export interface BenchArguments {
  readonly quick: boolean;
  readonly json: boolean;
  /** Fail where a bar is missed. */
  readonly check: boolean;
  /** Write the figures into the documentation. */
  readonly document: boolean;
  /** Measure only work whose title matches this, and no bundles. */
  readonly only: RegExp | undefined;
  /** How many processes each contender gets, where it is not the usual number. */
  readonly rounds: number | undefined;
  readonly runtime: RuntimeName;
  /** The program of the runtime, where it is not on the search path. */
  readonly executable: string | undefined;
  /** The folder of the test data that is no part of the repository. */
  readonly dataFolder: string;
}

/** The command was called in a way it does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const WORKSPACE = new URL('../../../', import.meta.url);

/**
 * Reads the command line.
 * @throws {@link UsageError}
 */
export function readArguments(args: readonly string[]): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      document: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      runtime: { type: 'string', default: 'node' },
      executable: { type: 'string' },
      data: { type: 'string', default: fileURLToPath(new URL('../shared/data', WORKSPACE)) },
    },
  });
  const { quick, json, check, document, runtime, executable, data: dataFolder } = values;
  const only = values.only === undefined ? undefined : regularExpression(values.only);
  const rounds = values.rounds === undefined ? undefined : positiveInteger(values.rounds);
  if (!isRuntimeName(runtime)) {
    throw new UsageError(`--runtime is node, bun or chromium, not ${runtime}.`);
  }
  if ((check || document) && (quick || only !== undefined || rounds !== undefined)) {
    throw new UsageError('--check and --document need a full run, without --quick, --only and --rounds.');
  }
  return { quick, json, check, document, only, rounds, runtime, executable, dataFolder };
}

function regularExpression(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new UsageError(`--only has to be a regular expression: ${(error as Error).message}`);
  }
}

function positiveInteger(text: string): number {
  if (/^[1-9][0-9]*$/.test(text)) return Number(text);
  throw new UsageError(`--rounds has to be a positive integer, not ${text}.`);
}
