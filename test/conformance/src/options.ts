import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { XsdVersion } from '@proj/xsd-codegen';
import { UsageError } from './usage-error.js';

/** What the command is asked to do. */
export interface Options {
  /** The folder of the test data, where no folder of its own is named. */
  readonly data: string;
  /** The folder of the W3C suite; absent: families and documents instead. */
  readonly suite?: string;
  /** The folder of schema families. */
  readonly schemas?: string;
  /** This family only. */
  readonly family?: string;
  /** This OpenAPI document only. */
  readonly openapi?: string;
  readonly version?: XsdVersion;
  readonly filter?: string;
  readonly tenth: boolean;
  readonly outputs?: string;
  readonly report?: string;
  readonly jobs: number;
  readonly timeLimitSeconds: number;
  readonly known?: string;
  readonly updatesKnown: boolean;
  readonly isStrict: boolean;
  readonly soundness: boolean;
  readonly json: boolean;
}

/** How long one step may take, in seconds. */
const defaultTimeLimit = 10;

/**
 * Reads the command line.
 *
 * @throws {@link UsageError} for options that are not known or have no such value
 */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const { data, suite, schemas, family, openapi, filter, outputs, report, known } = values;
  if (suite !== undefined && (schemas !== undefined || family !== undefined || openapi !== undefined)) {
    throw new UsageError('--suite goes without --schemas, --family and --openapi.');
  }
  return {
    data,
    // Without a value it is in the folder of the test data.
    ...(suite !== undefined && { suite: suite === '' ? join(data, 'xsts') : suite }),
    ...(schemas !== undefined && { schemas }),
    ...(family !== undefined && { family }),
    ...(openapi !== undefined && { openapi }),
    ...versionOf(values['xsd-version']),
    ...(filter !== undefined && { filter }),
    tenth: values.tenth,
    ...(outputs !== undefined && { outputs }),
    ...(report !== undefined && { report }),
    jobs: positive('jobs', values.jobs) ?? availableParallelism(),
    timeLimitSeconds: positive('time-limit', values['time-limit']) ?? defaultTimeLimit,
    ...(known !== undefined && { known }),
    updatesKnown: values['update-known'],
    isStrict: values['strict-list'],
    soundness: values.soundness,
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: withValueOfSuite(args),
      options: {
        data: { type: 'string', default: '../shared/data' },
        suite: { type: 'string' },
        schemas: { type: 'string' },
        family: { type: 'string' },
        openapi: { type: 'string' },
        'xsd-version': { type: 'string' },
        filter: { type: 'string' },
        tenth: { type: 'boolean', default: false },
        outputs: { type: 'string' },
        report: { type: 'string' },
        jobs: { type: 'string' },
        'time-limit': { type: 'string' },
        known: { type: 'string' },
        'update-known': { type: 'boolean', default: false },
        'strict-list': { type: 'boolean', default: false },
        soundness: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `--suite` may stand alone, which `parseArgs` has no form for. */
function withValueOfSuite(args: readonly string[]): string[] {
  return args.map((arg, index) => {
    const next = args[index + 1];
    return arg === '--suite' && (next === undefined || next.startsWith('--')) ? '--suite=' : arg;
  });
}

function versionOf(version: string | undefined): Pick<Options, 'version'> {
  if (version === undefined) {
    return {};
  }
  if (version !== '1.0' && version !== '1.1') {
    throw new UsageError('--xsd-version is 1.0 or 1.1.');
  }
  return { version };
}

function positive(name: string, value: string | undefined): number | undefined {
  if (value !== undefined && !(Number(value) > 0)) {
    throw new UsageError(`--${name} is a number above 0, not ${value}.`);
  }
  return value === undefined ? undefined : Number(value);
}
