import type { InstanceCase, TestCase } from './cases/test-case.js';
import type { Generated, InstanceOutcome, SoundnessOutcome } from './workers/protocol.js';

/** What became of a case. */
export interface CaseOutcome {
  readonly test: TestCase;
  readonly schema: SchemaOutcome;
  readonly instances: readonly JudgedInstance[];
  readonly soundness?: SoundnessOutcome;
  readonly milliseconds: number;
}

/** What became of a schema. */
export interface SchemaOutcome extends Omit<Generated, 'cpuSeconds'> {
  /** Why there is no answer: it crashed, or took too long. */
  readonly crash?: string;
  /** The messages of TypeScript; absent where there is no code, or it was not compiled. */
  readonly typeErrors?: readonly string[];
  readonly cpuSeconds?: number;
}

/** What became of a document. */
export interface JudgedInstance {
  readonly instance: InstanceCase;
  /** The path of what was written, below the folder for outputs. */
  readonly output: string;
  readonly outcome: InstanceOutcome;
}
