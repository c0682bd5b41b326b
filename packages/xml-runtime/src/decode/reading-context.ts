import type { IssueCollector } from '../issues/collector.js';
import { SimpleTypeError, type XmlIssue } from '../issues/errors.js';
import type { IssueDetails } from '../issues/issue-details.js';
import { ValuePath } from '../issues/value-path.js';
import type { FormRecorder } from '../plan/form-store.js';
import { type ElementForm, instanceForms, rememberForm } from '../plan/form-store.js';
import { IdentityAssessment } from '../plan/identity-assessment.js';
import type { SchemaDescriptor } from '../schema/descriptor.js';
import type { InheritedAttributes, Tolerance, TreeRecorder } from '../schema/features.js';
import type { ElementSource } from '../xml/element-source.js';
import { XmlReader } from '../xml/reader.js';

/** What is wrong with a document, and where. */
export interface ReadingIssue extends IssueDetails {
  /** In bytes of the document; by default, the current token. */
  readonly offset?: number;
  /** Path from the current value to the one concerned. */
  readonly below?: readonly (string | number)[] | undefined;
}

/** The state of reading one document, or of assessing one element that a wildcard admitted. */
export class ReadingContext extends ValuePath {
  /** Another one while elements are recorded for assertions. */
  source: ElementSource;
  readonly collector: IssueCollector;
  /** Keeps what is not valid; undefined where the document is to be refused. */
  readonly tolerance: Tolerance | undefined;
  readonly identity: IdentityAssessment;
  /** The typed tree that assertions will look at; undefined outside of elements that have any. */
  recording: TreeRecorder | undefined;
  /** The attributes that the current element inherits. */
  inherited: InheritedAttributes | undefined;
  /** The schema whose types `xsi:type` may name, where the caller gave one or a wildcard knows one. */
  readonly schema: SchemaDescriptor | undefined;
  /** The document, where nobody needs to see more of it than its values. */
  readonly #reader: XmlReader | undefined;
  /** Where the caller wants to keep how the document was written. */
  readonly recorder: FormRecorder | undefined;
  /** The attributes that the element read last should not have had, where {@link tolerance} keeps them. */
  refusedAttributes: object | undefined;
  /** The form of the value read last: {@link keep} remembers it where no object can be remembered with it. */
  pendingForm: ElementForm | undefined;

  constructor(
    source: ElementSource,
    collector: IssueCollector,
    tolerance: Tolerance | undefined,
    identity: IdentityAssessment = new IdentityAssessment(collector),
    schema?: SchemaDescriptor,
    recorder?: FormRecorder,
  ) {
    super();
    this.recorder = recorder;
    this.schema = schema;
    this.identity = identity;
    this.source = source;
    this.#reader = recorder === undefined && source instanceof XmlReader ? source : undefined;
    this.collector = collector;
    this.tolerance = tolerance;
  }

  /** The source, where it is the document and nothing looks at more of leaves without attributes than their values. */
  get plainReader(): XmlReader | undefined {
    const isPlain = this.source === this.#reader && this.identity.constraints?.seesLeaves !== true;
    return isPlain ? this.#reader : undefined;
  }

  /**
   * Remembers how the current element was written, as far as its value does not tell.
   * @returns the value
   */
  remember(value: unknown, form: ElementForm): unknown {
    if (value === undefined || Object.keys(form).length === 0) return value;
    this.pendingForm = { value, ...form };
    if (isObject(value)) rememberForm(instanceForms, value, this.pendingForm, undefined, '');
    return value;
  }

  /** Tells which object or array holds the value read last; undefined: none does, since it is that of the root. */
  keep(value: unknown, container: object | undefined, key: string | number): void {
    const form = this.pendingForm;
    this.pendingForm = undefined;
    if (form === undefined || isObject(value)) return;
    this.recorder?.remember(value, form, container, key);
    const ofInstance = form.typeName ?? form.nil ?? form.locations;
    if (ofInstance !== undefined && container !== undefined)
      rememberForm(instanceForms, value, form, container, key);
  }

  /** The path of something below the current value. */
  protected pathTo(below: readonly (string | number)[]): readonly (string | number)[] {
    return [...this.path(), ...below];
  }

  /** Records an issue. */
  report({ rule, message, expected, found, offset, below = [] }: ReadingIssue): void {
    const issue: XmlIssue = {
      rule,
      message,
      path: this.pathTo(below),
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
    };
    this.collector.add({ issue, offset: offset ?? this.source.offset });
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

  /** Returns a text that is no literal of its type, where reading keeps it in place of a value. */
  keptText(text: string): string | undefined {
    return this.tolerance && text;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
