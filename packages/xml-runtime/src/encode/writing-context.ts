import { formatUnchecked, formatValue } from '../datatypes/format-value.js';
import { type IssueCollector, TooManyIssues } from '../issues/collector.js';
import { SimpleTypeError } from '../issues/errors.js';
import type { IssueDetails } from '../issues/issue-details.js';
import { shorten } from '../issues/shorten.js';
import { ValuePath } from '../issues/value-path.js';
import type { ElementDeclaration } from '../plan/element-declaration.js';
import { type ChildMarkup, type ElementForm, type FormStore, instanceForms } from '../plan/form-store.js';
import { IdentityAssessment } from '../plan/identity-assessment.js';
import { recallForm } from '../plan/recall-form.js';
import type { SimpleTypeDescriptor, XmlAttribute } from '../schema/descriptor.js';
import type { InheritedAttributes, TreeRecorder } from '../schema/features.js';
import type { ElementSink } from '../xml/element-sink.js';

/** What is wrong with a value, and where. */
export interface WritingIssue extends IssueDetails {
  /** Path from the current value to the one concerned. */
  readonly below?: readonly (string | number)[];
}

/** What the caller of a writer may ask for. */
export interface WritingSettings {
  readonly omitsDefaults?: boolean;
  /** `xsi:schemaLocation` and `xsi:noNamespaceSchemaLocation` of the root. */
  readonly locations?: readonly XmlAttribute[];
  readonly isTrusting?: boolean;
  readonly sourceForm?: FormStore | undefined;
}

/** Writes values that nothing has to be found out about but their literals. */
export interface PlainValues {
  /**
   * Writes an object as an element.
   * @returns whether it is plain; if not, nothing was written
   */
  write(declaration: ElementDeclaration, value: object): boolean;
}

/** The state of writing one value. */
export class WritingContext extends ValuePath {
  /** Another one while elements are recorded for assertions. */
  sink: ElementSink;
  readonly collector: IssueCollector;
  readonly identity: IdentityAssessment;
  /** The caller vouches for the value: only what cannot be written is reported. */
  readonly isTrusting: boolean;
  /** Undefined where every value is written in the general way. */
  plain: PlainValues | undefined;
  /** What stood between the children of the current element when it was read. */
  gaps: ChildMarkup | undefined;
  readonly #sourceForm: FormStore | undefined;
  /** The typed tree that assertions will look at; undefined outside of elements that have any. */
  recording: TreeRecorder | undefined;
  /** The attributes that the current element inherits. */
  inherited: InheritedAttributes | undefined;
  /** What readers fill in is left out. */
  readonly omitsDefaults: boolean;
  /** Undefined once the root has been started. */
  #rootLocations: readonly XmlAttribute[] | undefined;
  readonly maxDepth: number;
  readonly #ancestors: object[] = [];

  constructor(
    sink: ElementSink,
    collector: IssueCollector,
    maxDepth: number,
    { isTrusting = false, sourceForm, omitsDefaults = false, locations = [] }: WritingSettings = {},
  ) {
    super();
    this.omitsDefaults = omitsDefaults;
    this.#rootLocations = locations.length > 0 ? locations : undefined;
    this.isTrusting = isTrusting;
    this.#sourceForm = sourceForm;
    this.sink = sink;
    sink.onIllegalNamespace = (namespaceURI, illegalAt) => this.checkCharacters(namespaceURI, illegalAt, []);
    this.collector = collector;
    this.identity = new IdentityAssessment(collector);
    this.maxDepth = maxDepth;
  }

  /** How a value was written when it was read; undefined where nothing is known of it. */
  recall(value: unknown, container: object | undefined, key: string | number): ElementForm | undefined {
    const form = this.#sourceForm && recallForm(this.#sourceForm, value, container, key);
    return form ?? recallForm(instanceForms, value, container, key);
  }

  /** Whether the current element is the root, and has yet to say where schemas are. */
  get hasLocations(): boolean {
    return this.#rootLocations !== undefined;
  }

  /**
   * What the current element says of where schemas are.
   * @param remembered - what it was read with
   */
  takeLocations(remembered: readonly XmlAttribute[] = []): readonly XmlAttribute[] {
    const given = this.#rootLocations;
    if (given === undefined) return remembered;
    this.#rootLocations = undefined;
    return [...remembered.filter(({ name }) => given.every((it) => it.name !== name)), ...given];
  }

  /**
   * The literal of a value of a simple type.
   * @throws {@link SimpleTypeError} when there is none; a caller that is trusted may leave facets aside
   */
  format(type: SimpleTypeDescriptor, value: unknown): string {
    return this.isTrusting ? formatUnchecked(type, value, this.sink) : formatValue(type, value, this.sink);
  }

  /** Records an issue. */
  report({ rule, message, expected, found, below = [] }: WritingIssue): void {
    if (this.isTrusting && !/^(xml|limit|value-type)/.test(rule)) return;
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
    // Without a literal, nothing can be written.
    this.report({ rule: this.isTrusting ? 'value-type' : rule, message, expected, found, below });
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
    if (this.#ancestors.length >= this.maxDepth) {
      const message = this.#ancestors.includes(value)
        ? 'The value contains itself.'
        : `The value nests deeper than maxDepth (${this.maxDepth}).`;
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
