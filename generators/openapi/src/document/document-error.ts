/** One thing that is wrong with an OpenAPI document, and where. */
export interface DocumentProblem {
  readonly message: string;
  /** Rule that is broken, by the name the linter gives it. */
  readonly rule: string;
  /** Path or URL of the file. */
  readonly file: string;
  /** JSON pointer (RFC 6901) as a URI fragment. */
  readonly pointer?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
}

/** Writes a problem in one line, with its place first: the JSON pointer, then the line, which may be the only one. */
export function describeProblem(problem: DocumentProblem): string {
  const { file, line, column, pointer, message, rule } = problem;
  const position = line === undefined ? '' : `:${line}:${column ?? 1}`;
  const place = pointer === undefined ? `${file}${position}` : `${pointer} (${file}${position})`;
  return `${place}: ${message} [${rule}]`;
}

/** The OpenAPI document cannot be turned into a client. */
export class DocumentError extends Error {
  /** Every problem found, in the order of the document. */
  readonly problems: readonly DocumentProblem[];

  constructor(problems: readonly DocumentProblem[], options?: ErrorOptions) {
    super(problems.map(describeProblem).join('\n'), options);
    this.name = 'DocumentError';
    this.problems = problems;
  }
}
