/** One thing that is wrong with a document or a value. */
export interface XmlIssue {
  /**
   * The rule that is broken: a validation rule or constraint of XML Schema (`cvc-complex-type.2.4.a`), or
   * `xml-well-formed`, `xml-namespaces`, `limit-depth` and the like.
   */
  readonly rule: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** Property names and array indexes that lead to the value, for example `['trk', 0, 'name']`. */
  readonly path: readonly (string | number)[];
  /** 1-based; absent when a value, not a document, was looked at. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units; absent when a value, not a document, was looked at. */
  readonly column?: number;
  readonly expected?: string;
  readonly found?: string;
}

/** The common class of what `parse`, `serialize` and `validate` throw. */
export class XmlError extends Error {
  override readonly name: string = 'XmlError';
  /** What is wrong, in document order; never empty. */
  readonly issues: readonly XmlIssue[];

  constructor(issues: readonly XmlIssue[]) {
    super(issues.map(describe).join('\n'));
    this.issues = issues;
  }
}

/** The text is not a well-formed, namespace-well-formed XML document, or it exceeds a limit. */
export class XmlSyntaxError extends XmlError {
  override readonly name = 'XmlSyntaxError';
}

/** The document or the value is not valid against its descriptor. */
export class XmlValidationError extends XmlError {
  override readonly name = 'XmlValidationError';
}

/** A text is not a literal of a simple type, or a value is not one of its values. */
export class SimpleTypeError extends Error {
  override readonly name = 'SimpleTypeError';
  /** The rule of "XML Schema Part 2: Datatypes", for example `cvc-pattern-valid` or `cvc-datatype-valid.1`. */
  readonly rule: string;
  readonly expected: string;
  readonly found: string;

  constructor(rule: string, message: string, expected: string, found: string) {
    super(message);
    this.rule = rule;
    this.expected = expected;
    this.found = found;
  }
}

function describe(issue: XmlIssue): string {
  const position = issue.line === undefined ? '' : `${issue.line}:${issue.column ?? 1}: `;
  const path = issue.path.length === 0 ? '' : ` (at ${issue.path.join('.')})`;
  return `${position}${issue.rule}: ${issue.message}${path}`;
}
