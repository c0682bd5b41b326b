import type { XsdVersion } from '@proj/xsd-codegen';

/** What a worker process is asked to do. Requests are answered one after the other. */
export type Request = GenerateRequest | InstanceRequest | CompileRequest | SoundnessRequest;

/** Generates the code of a schema. */
export interface GenerateRequest {
  readonly kind: 'generate';
  /** The folder that paths are relative to, and that diagnostics show them relative to. */
  readonly folder: string;
  /** None: the built-in components alone. */
  readonly schemas: readonly string[];
  readonly catalog?: string;
  readonly xsdVersion: XsdVersion;
  /** The folder of the case, where the generated modules are written. */
  readonly into: string;
}

/** What became of a {@link GenerateRequest}. */
export interface Generated {
  readonly accepted: boolean;
  readonly diagnostics: readonly SchemaDiagnostic[];
  readonly warnings: readonly SchemaDiagnostic[];
  /** CPU time of the whole process until then: that of the generation, where it is the first request. */
  readonly cpuSeconds: number;
}

/** A diagnostic, as `results.jsonl` has it. */
export interface SchemaDiagnostic {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Reads a document with the code of the schema that was generated last, and writes it again. */
export interface InstanceRequest {
  readonly kind: 'instance';
  readonly schema: GenerateRequest;
  /** The path of the document, relative to the folder of the schema. */
  readonly path: string;
  readonly followsHints: boolean;
  /** The file for the document as it was written. */
  readonly output: string;
}

/** What became of an {@link InstanceRequest}. */
export interface InstanceOutcome {
  readonly accepted: boolean;
  /** What was thrown that is not a judgement of the document. */
  readonly crash?: string;
  readonly issues: readonly InstanceIssue[];
  /** Whether the output was written. */
  readonly written: boolean;
  /** How the document that was written differs from the one that was read, in what they say; '' where not at all. */
  readonly difference?: string;
  /** The same with the source form kept, to the letter. */
  readonly sourceFormDifference?: string;
}

/** An issue, as `results.jsonl` has it. */
export interface InstanceIssue {
  readonly rule: string;
  readonly path: readonly (string | number)[];
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** Compiles the generated modules of schemas with TypeScript. */
export interface CompileRequest {
  readonly kind: 'compile';
  /** The folders that {@link GenerateRequest.into} named. */
  readonly folders: readonly string[];
}

/** The messages of the compiler, for each of {@link CompileRequest.folders}. */
export type Compiled = readonly (readonly string[])[];

/** Checks that types tell the truth about the values of valid documents. */
export interface SoundnessRequest {
  readonly kind: 'soundness';
  readonly schema: GenerateRequest;
  /** Valid documents. */
  readonly paths: readonly string[];
}

/** What became of a {@link SoundnessRequest}. */
export interface SoundnessOutcome {
  readonly values: SoundnessCounts;
  readonly mutations: SoundnessCounts;
}

/** How many literals were compiled, and which did not fare as they should. */
export interface SoundnessCounts {
  readonly total: number;
  readonly failures: readonly string[];
}

/** The answer to each kind of request. */
export interface Answers {
  readonly generate: Generated;
  readonly instance: InstanceOutcome;
  readonly compile: Compiled;
  readonly soundness: SoundnessOutcome;
}

/** What a worker process sends back. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answers[keyof Answers]; readonly residentBytes: number }
  | { readonly kind: 'thrown'; readonly reason: string; readonly residentBytes: number };
