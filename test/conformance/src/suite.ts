import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import {
  type Diagnostic,
  defaultConfiguration,
  type GenerateResult,
  generate,
  type XsdVersion,
} from '@proj/xsd-codegen';
import { checkInvalidInstance, checkValidInstance, type InstanceResult } from './check-instance.js';
import type { ModuleLoader } from './generated-modules.js';
import { Tally } from './tally.js';
import { readTarGz } from './tar.js';
import type { GeneratedFiles, TypeChecker } from './type-check.js';
import { valueDefaults } from './value-defaults.js';

/** One test group of the W3C suite, as its index has it. */
export interface TestGroup {
  readonly set: string;
  readonly group: string;
  readonly contributor: string;
  readonly schemaDocs: readonly string[];
  readonly schemaExpectedByVersion: Readonly<Record<XsdVersion, string | null>> | null;
  readonly status: string | null;
  readonly instances: readonly TestInstance[];
}

/** One instance test. */
interface TestInstance {
  readonly name: string;
  readonly path: string;
  readonly version: string;
  readonly expectedByVersion: Readonly<Record<XsdVersion, string | null>>;
  readonly status: string | null;
}

/** The figures of one contributor. */
export interface ContributorReport {
  readonly contributor: string;
  readonly validSchemas: Tally;
  readonly compiledCode: Tally;
  readonly invalidSchemas: Tally;
  readonly validInstances: Tally;
  readonly invalidInstances: Tally;
}

/** What a run over the suite needs. */
export interface SuiteOptions {
  /** The folder with `xsts.tar.gz` and `index.jsonl`. */
  readonly folder: string;
  readonly version: XsdVersion;
  /** Only groups whose name or set contains this. */
  readonly filter?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many schemas one program of the TypeScript compiler holds. */
const batchSize = 100;

/** Runs the groups of the suite that apply to a version. */
export async function runSuite(
  options: SuiteOptions,
  checker: TypeChecker,
  loader: ModuleLoader,
): Promise<readonly ContributorReport[]> {
  const run = new SuiteRun(options, checker, loader);
  return run.run();
}

interface Generated {
  readonly group: TestGroup;
  readonly files: GeneratedFiles;
}

class SuiteRun {
  readonly #options: SuiteOptions;
  readonly #checker: TypeChecker;
  readonly #loader: ModuleLoader;
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #reports = new Map<string, ContributorReport>();
  #batch: Generated[] = [];

  constructor(options: SuiteOptions, checker: TypeChecker, loader: ModuleLoader) {
    this.#options = options;
    this.#checker = checker;
    this.#loader = loader;
    this.#files = readTarGz(readFileSync(join(options.folder, 'xsts.tar.gz')));
  }

  async run(): Promise<readonly ContributorReport[]> {
    const { version, filter, onProgress } = this.#options;
    const groups = readIndex(join(this.#options.folder, 'index.jsonl')).filter(
      (group) =>
        isCertain(group.status) &&
        ['valid', 'invalid'].includes(group.schemaExpectedByVersion?.[version] ?? '') &&
        (filter === undefined || `${group.set}/${group.group}`.includes(filter)),
    );
    for (const [index, group] of groups.entries()) {
      this.#runGroup(group);
      if (this.#batch.length >= batchSize) {
        await this.#runBatch();
      }
      onProgress?.(index + 1, groups.length);
    }
    await this.#runBatch();
    return [...this.#reports.values()];
  }

  #report({ contributor }: TestGroup): ContributorReport {
    const known = this.#reports.get(contributor);
    const report = known ?? {
      contributor,
      validSchemas: new Tally(),
      compiledCode: new Tally(),
      invalidSchemas: new Tally(),
      validInstances: new Tally(),
      invalidInstances: new Tally(),
    };
    this.#reports.set(contributor, report);
    return report;
  }

  #runGroup(group: TestGroup): void {
    const report = this.#report(group);
    const name = `${group.set}/${group.group}`;
    const isValid = group.schemaExpectedByVersion?.[this.#options.version] === 'valid';
    const result = this.#generate(group);
    const problem = typeof result === 'string' ? result : firstError(result.diagnostics);
    if (!isValid) {
      // A crash, or a construct that is merely not supported, is no judgement of the schema.
      const isJudged =
        typeof result !== 'string' && problem !== undefined && !problem.startsWith('unsupported');
      report.invalidSchemas.add(name, isJudged ? undefined : (problem ?? 'accepted'));
      return;
    }
    report.validSchemas.add(name, problem);
    if (typeof result === 'string' || problem !== undefined) {
      for (const { tally } of this.#instancesOf(group)) {
        tally.add(name, 'no code was generated');
      }
    } else {
      this.#batch.push({ group, files: result.files });
    }
  }

  #generate(group: TestGroup): GenerateResult | string {
    try {
      return generate({
        schemas: group.schemaDocs,
        xsdVersion: this.#options.version,
        configuration: { ...defaultConfiguration, allowUnchecked: ['identity-constraints'] },
        readFile: (path) => this.#files.get(posix.join('xsts', path)),
      });
    } catch (error) {
      return `crash: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
    }
  }

  async #runBatch(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    const messages = this.#checker.check(
      new Map(batch.map(({ files }, index): [string, GeneratedFiles] => [String(index), files])),
    );
    for (const [index, { group, files }] of batch.entries()) {
      const [message] = messages.get(String(index)) ?? [];
      this.#report(group).compiledCode.add(`${group.set}/${group.group}`, message);
      await this.#runInstances(group, files);
    }
  }

  async #runInstances(group: TestGroup, files: GeneratedFiles): Promise<void> {
    const instances = this.#instancesOf(group);
    if (instances.length === 0) {
      return;
    }
    const name = `${group.set}/${group.group}`;
    try {
      const elements = await this.#loader.load(files);
      const defaults = valueDefaults(elements);
      for (const { instance, isValid, tally } of instances) {
        const bytes = this.#files.get(posix.join('xsts', instance.path));
        const result: InstanceResult =
          bytes === undefined
            ? { passed: false, reason: 'the document is missing' }
            : isValid
              ? checkValidInstance(elements, bytes, defaults)
              : checkInvalidInstance(elements, bytes);
        tally.add(`${name}/${instance.name}`, result.passed ? undefined : result.reason);
      }
    } catch (error) {
      for (const { tally } of instances) {
        tally.add(name, `loading: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  #instancesOf(group: TestGroup): readonly { instance: TestInstance; isValid: boolean; tally: Tally }[] {
    const report = this.#report(group);
    return group.instances.flatMap((instance) => {
      const expected = instance.expectedByVersion[this.#options.version];
      const isRelevant = instance.version !== 'none' && isCertain(instance.status);
      if (!isRelevant || (expected !== 'valid' && expected !== 'invalid')) {
        return [];
      }
      const isValid = expected === 'valid';
      return [{ instance, isValid, tally: isValid ? report.validInstances : report.invalidInstances }];
    });
  }
}

function firstError(diagnostics: readonly Diagnostic[]): string | undefined {
  const error = diagnostics.find(({ severity }) => severity === 'error');
  return error && `${error.rule}: ${error.message}`;
}

/** Tests that are questioned count neither for nor against. */
function isCertain(status: string | null): boolean {
  return status === null || !/^(queried|disputed)/.test(status);
}

function readIndex(file: string): readonly TestGroup[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TestGroup);
}
