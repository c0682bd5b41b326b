import { SimpleTypeError } from '../errors.js';
import { IdentityAssessment } from '../identity/identity-assessment.js';
import { type IssueCollector, TooManyIssues } from '../reading/issues.js';
import { shorten } from '../reading/simple-content.js';
import { ValuePath } from '../value-path.js';
import type { ElementSink } from './element-sink.js';

/** What is wrong, apart from where. */
export interface Complaint {
  readonly rule: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  /** Path from the current value to the one concerned. */
  readonly below?: readonly (string | number)[];
}

/** The state of writing one value. */
export class WritingContext extends ValuePath {
  readonly sink: ElementSink;
  readonly collector: IssueCollector;
  readonly identity: IdentityAssessment;
  readonly #maxDepth: number;
  readonly #ancestors: object[] = [];

  constructor(sink: ElementSink, collector: IssueCollector, maxDepth: number) {
    super();
    this.sink = sink;
    sink.onIllegalNamespace = (namespaceURI, illegalAt) => this.checkCharacters(namespaceURI, illegalAt, []);
    this.collector = collector;
    this.identity = new IdentityAssessment(collector);
    this.#maxDepth = maxDepth;
  }

  /** Records an issue. */
  report({ rule, message, expected, found, below = [] }: Complaint): void {
    const issue = {
      rule,
      message,
      path: [...this.path(), ...below],
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
    };
    this.collector.add({ issue, offset: -1 });
  }

  /** Records that a value is not of the kind that its type asks for. */
  reportWrongKind(expected: string, value: unknown, below: readonly (string | number)[] = []): void {
    const found = describeValue(value);
    const message = `The value has to be ${expected}, not ${found}.`;
    this.report({ rule: 'value-type', message, expected, found, below });
  }

  /**
   * Records what a simple type says about a value.
   * @throws whatever is not a {@link SimpleTypeError}
   */
  reportSimpleTypeError(error: unknown, below: readonly (string | number)[]): void {
    if (!(error instanceof SimpleTypeError)) throw error;
    const { rule, message, expected, found } = error;
    this.report({ rule, message, expected, found, below });
  }

  /** Records that a text has a character that XML cannot hold, if it does. */
  checkCharacters(text: string, illegalAt: number, below: readonly (string | number)[]): void {
    if (illegalAt === -1) return;
    const code = text.charCodeAt(illegalAt).toString(16).toUpperCase().padStart(4, '0');
    const message = `XML cannot hold the character U+${code} (at index ${illegalAt} of the text).`;
    this.report({ rule: 'xml-well-formed', message, found: `U+${code}`, below });
  }

  /**
   * Goes into an object that has children.
   * @throws TooManyIssues beyond the greatest depth: a value that contains itself has no end
   */
  descend(value: object): void {
    if (this.#ancestors.length >= this.#maxDepth) {
      const message = this.#ancestors.includes(value)
        ? 'The value contains itself.'
        : `The value nests deeper than maxDepth (${this.#maxDepth}).`;
      this.report({ rule: 'limit-depth', message });
      throw new TooManyIssues();
    }
    this.#ancestors.push(value);
  }

  /** Goes out of the object again. */
  ascend(): void {
    this.#ancestors.pop();
  }
}

/** A value in words, short enough for a message. */
function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string') return `the string '${shorten(value)}'`;
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' || typeof value === 'function'
    ? `a value of type ${typeof value}`
    : `the ${typeof value} ${String(value)}`;
}
