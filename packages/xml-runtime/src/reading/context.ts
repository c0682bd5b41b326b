import { SimpleTypeError, type XmlIssue } from '../errors.js';
import { IdentityAssessment } from '../identity/identity-assessment.js';
import type { ElementSource } from '../reader/element-source.js';
import { ValuePath } from '../value-path.js';
import type { IssueCollector, LocatedIssue } from './issues.js';

/** What is wrong, apart from where. */
export interface Complaint {
  readonly rule: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  /** In bytes of the document; by default, the current token. */
  readonly offset?: number;
  /** Path from the current value to the one concerned. */
  readonly below?: readonly (string | number)[];
}

/** What happens with what the schema does not know. */
export interface UnexpectedPolicy {
  readonly ignore: boolean;
  readonly onUnexpected: (issue: LocatedIssue) => void;
}

/** The state of reading one document, or of assessing one element that a wildcard admitted. */
export class ReadingContext extends ValuePath {
  readonly source: ElementSource;
  readonly collector: IssueCollector;
  readonly unexpected: UnexpectedPolicy;
  readonly identity: IdentityAssessment;

  constructor(
    source: ElementSource,
    collector: IssueCollector,
    unexpected: UnexpectedPolicy,
    identity: IdentityAssessment = new IdentityAssessment(collector),
  ) {
    super();
    this.identity = identity;
    this.source = source;
    this.collector = collector;
    this.unexpected = unexpected;
  }

  /** The path of something below the current value. */
  protected pathTo(below: readonly (string | number)[]): readonly (string | number)[] {
    return [...this.path(), ...below];
  }

  /** Records an issue. */
  report(complaint: Complaint): void {
    this.collector.add(this.#locate(complaint));
  }

  /** Records that an element or attribute is not known to the schema, or tells the caller, as the options say. */
  reportUnexpected(complaint: Complaint): void {
    if (!this.unexpected.ignore) this.report(complaint);
    else this.unexpected.onUnexpected(this.#locate(complaint));
  }

  #locate({ rule, message, expected, found, offset, below = [] }: Complaint): LocatedIssue {
    const issue: XmlIssue = {
      rule,
      message,
      path: this.pathTo(below),
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
    };
    return { issue, offset: offset ?? this.source.offset };
  }

  /**
   * Records what a simple type says about a text.
   * @throws whatever is not a {@link SimpleTypeError}
   */
  reportSimpleTypeError(error: unknown, offset: number, below: readonly (string | number)[] = []): void {
    if (!(error instanceof SimpleTypeError)) throw error;
    const { rule, message, expected, found } = error;
    this.report({ rule, message, expected, found, offset, below });
  }
}
