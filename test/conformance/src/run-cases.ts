import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseOutcome, JudgedInstance, SchemaOutcome } from './case-outcome.js';
import { isInTenth } from './cases/suite-index.js';
import { type InstanceCase, type TestCase, testName } from './cases/test-case.js';
import { outputPath } from './output-path.js';
import type { GenerateRequest, InstanceOutcome, SoundnessOutcome } from './workers/protocol.js';
import { Worker } from './workers/worker.js';

/** How to run cases. */
export interface RunOptions {
  /** How many processes work at a time. */
  readonly jobs: number;
  /** The folder where documents are written again. */
  readonly outputs: string;
  /** How long one step of a case may take: generating its code, or judging one document. */
  readonly stepMilliseconds: number;
  /** Which cases have their types checked against values. */
  readonly soundness: 'all' | 'tenth' | 'none';
  /** Each case in a process of its own, so that the CPU time of its generation can be told. */
  readonly measuresGeneration: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many schemas one program of the TypeScript compiler holds. */
const batchSize = 100;

/** How long the compiler may take for one batch; each schema of a batch that takes longer is compiled alone. */
const batchMilliseconds = 300_000;

/** How long the compiler may take for one schema. */
const compileMilliseconds = 120_000;

/**
 * Runs cases in worker processes. Whatever a case does, the others are not concerned: a step that crashes, or takes longer
 * than it may, ends with its process, and the case goes on in another one.
 *
 * @returns the outcomes in the order of the cases
 */
export async function runCases(
  cases: readonly TestCase[],
  options: RunOptions,
): Promise<readonly CaseOutcome[]> {
  const work = mkdtempSync(join(tmpdir(), 'xsd-conformance-'));
  try {
    return await new Run(cases, options, work).run();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

class Run {
  readonly #cases: readonly TestCase[];
  readonly #options: RunOptions;
  readonly #work: string;
  readonly #outcomes: CaseOutcome[] = [];
  /** Indexes of the cases whose code waits to be compiled. */
  #batch: number[] = [];
  #next = 0;
  #done = 0;

  constructor(cases: readonly TestCase[], options: RunOptions, work: string) {
    this.#cases = cases;
    this.#options = options;
    this.#work = work;
  }

  async run(): Promise<readonly CaseOutcome[]> {
    const lanes = Math.max(1, Math.min(this.#options.jobs, this.#cases.length));
    await Promise.all(Array.from({ length: lanes }, () => this.#lane()));
    return this.#outcomes;
  }

  async #lane(): Promise<void> {
    const worker = new Worker();
    try {
      for (let index = this.#next++; index < this.#cases.length; index = this.#next++) {
        await this.#runCase(index, worker);
        if (this.#batch.length >= batchSize) {
          await this.#compile(this.#batch.splice(0), worker);
        }
      }
      await this.#compile(this.#batch.splice(0), worker);
    } finally {
      await worker.stop();
    }
  }

  async #runCase(index: number, worker: Worker): Promise<void> {
    const test = this.#cases[index];
    if (test === undefined) {
      return;
    }
    const start = performance.now();
    if (this.#options.measuresGeneration) {
      await worker.stop();
    }
    const request = this.#requestOf(test, index);
    const schema = await this.#generate(request, worker);
    const instances: JudgedInstance[] = [];
    for (const [position, instance] of test.instances.entries()) {
      instances.push(await this.#judge(test, instance, position, request, schema, worker));
    }
    const soundness = await this.#checkSoundness(test, request, instances, worker);
    this.#outcomes[index] = {
      test,
      schema,
      instances,
      ...(soundness !== undefined && { soundness }),
      milliseconds: Math.round(performance.now() - start),
    };
    if (schema.accepted && test.schemaExpected !== undefined && test.schemaExpected !== 'invalid') {
      this.#batch.push(index);
    } else {
      rmSync(request.into, { recursive: true, force: true });
    }
    this.#options.onProgress?.(++this.#done, this.#cases.length);
  }

  #requestOf({ folder, schemas, catalog, xsdVersion }: TestCase, index: number): GenerateRequest {
    return {
      kind: 'generate',
      folder,
      schemas,
      ...(catalog !== undefined && { catalog }),
      xsdVersion,
      into: join(this.#work, String(index)),
    };
  }

  async #generate(request: GenerateRequest, worker: Worker): Promise<SchemaOutcome> {
    const ending = await worker.request(request, this.#options.stepMilliseconds);
    return ending.kind === 'answer'
      ? ending.answer
      : { accepted: false, crash: describeCrash(ending), diagnostics: [], warnings: [] };
  }

  async #judge(
    test: TestCase,
    instance: InstanceCase,
    position: number,
    schema: GenerateRequest,
    { accepted }: SchemaOutcome,
    worker: Worker,
  ): Promise<JudgedInstance> {
    const output = outputPath(test, instance, position);
    return {
      instance,
      output,
      outcome: accepted
        ? await this.#judgeAccepted(test, instance, output, schema, worker)
        : { accepted: false, issues: [], written: false },
    };
  }

  async #judgeAccepted(
    { followsHints }: TestCase,
    { path }: InstanceCase,
    output: string,
    schema: GenerateRequest,
    worker: Worker,
  ): Promise<InstanceOutcome> {
    const ending = await worker.request(
      { kind: 'instance', schema, path, followsHints, output: join(this.#options.outputs, output) },
      this.#options.stepMilliseconds,
    );
    return ending.kind === 'answer'
      ? ending.answer
      : { accepted: false, crash: describeCrash(ending), issues: [], written: false };
  }

  async #checkSoundness(
    test: TestCase,
    schema: GenerateRequest,
    instances: readonly JudgedInstance[],
    worker: Worker,
  ): Promise<SoundnessOutcome | undefined> {
    const { soundness } = this.#options;
    const paths = instances
      .filter(({ instance, outcome }) => outcome.accepted && instance.expected === 'valid')
      .map(({ instance }) => instance.path);
    if (paths.length === 0 || soundness === 'none' || (soundness === 'tenth' && !isInTenth(testName(test)))) {
      return undefined;
    }
    const ending = await worker.request({ kind: 'soundness', schema, paths }, compileMilliseconds);
    return ending.kind === 'answer'
      ? ending.answer
      : {
          values: { total: paths.length, failures: [describeCrash(ending)] },
          mutations: { total: 0, failures: [] },
        };
  }

  async #compile(indexes: readonly number[], worker: Worker): Promise<void> {
    if (indexes.length === 0) {
      return;
    }
    const folders = indexes.map((index) => join(this.#work, String(index)));
    const ending = await worker.request({ kind: 'compile', folders }, batchMilliseconds);
    for (const [position, index] of indexes.entries()) {
      const messages =
        ending.kind === 'answer'
          ? (ending.answer[position] ?? [])
          : await this.#compileAlone(folders[position] ?? '', worker);
      const outcome = this.#outcomes[index];
      if (outcome !== undefined) {
        this.#outcomes[index] = { ...outcome, schema: { ...outcome.schema, typeErrors: messages } };
      }
      rmSync(folders[position] ?? '', { recursive: true, force: true });
    }
  }

  async #compileAlone(folder: string, worker: Worker): Promise<readonly string[]> {
    const ending = await worker.request({ kind: 'compile', folders: [folder] }, compileMilliseconds);
    return ending.kind === 'answer' ? (ending.answer[0] ?? []) : [`TypeScript: ${describeCrash(ending)}`];
  }
}

function describeCrash({
  kind,
  reason,
}: {
  readonly kind: 'crash' | 'time-out';
  readonly reason: string;
}): string {
  return kind === 'crash' ? `crash: ${reason}` : reason;
}
