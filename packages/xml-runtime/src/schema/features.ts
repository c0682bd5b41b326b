/**
 * The features that descriptors may refer to. Each is a value that the functions which make descriptors hand over (`any`,
 * `key`, `assertion` and the like), so that a program has the code of those features that its schemas use. The kernel
 * knows these interfaces and none of the values.
 *
 * A feature knows more of the state of reading and writing than its interface here says: parameters are of the types
 * that this layer has, and implementations name narrower ones.
 */
import type { IssueCollector } from '../issues/collector.js';
import type { XmlIssue } from '../issues/errors.js';
import type { IssueDetails } from '../issues/issue-details.js';
import type { XmlAttribute, XmlElement } from '../xml/element.js';
import type { ExpandedName } from '../xml/names.js';
import type { NamespaceContext } from '../xml/namespace-context.js';
import type {
  IdentityConstraint,
  OpenContent,
  SimpleTypeDescriptor,
  Substitution,
  TypeDescriptor,
  Wildcard,
} from './descriptor.js';

/** The state of reading a document or of writing a value. */
export interface Assessment {
  readonly collector: IssueCollector;
  /** The path of the current value. */
  path(): readonly (string | number)[];
  /** Records an issue about the current element. */
  report(issue: IssueDetails): void;
}

/** {value constraint} of an element declaration. */
export interface ElementConstraint {
  readonly default: string | undefined;
  readonly fixed: string | undefined;
  /** The prefixes in it. */
  readonly valueNamespaces: NamespaceContext | undefined;
}

/** Assesses what wildcards admit (section 3.10.4): what `any` and `anyAttribute` hand over. */
export interface WildcardAssessment {
  /** Tests whether a wildcard admits a name (cvc-wildcard-name). */
  admits(wildcard: Wildcard, name: ExpandedName): boolean;
  /** Returns what messages call the elements that a wildcard admits. */
  describe(wildcard: Wildcard): string;
  /** Returns what finds the types that `xsi:type` names, where the wildcard belongs to the type of an element. */
  substitution(wildcard: Wildcard): TypeSubstitution;
  /** Set where the wildcard admits an attribute that elements below inherit. */
  inheritable(wildcard: Wildcard): XPathAssessment | undefined;
  /**
   * Reads the element at whose start the source stands, and assesses it as the wildcard asks.
   * @param declared - the type that the element has in the content model around, where it is declared there, too
   */
  readElement(context: Assessment, wildcard: Wildcard, declared: TypeDescriptor | undefined): XmlElement;
  /**
   * Reads an attribute of the current start tag into `$attributes`.
   * @param value - the value that has the array
   */
  readAttribute(
    context: Assessment,
    wildcard: Wildcard,
    index: number,
    name: ExpandedName,
    value: object,
  ): void;
  /**
   * Reads an element of `xs:anyType` that `xsi:type` says more of: its value is an `AnyType` all the same.
   * @param declared - `xs:anyType`
   * @param tag - `$type` of the value
   * @param assess - assesses the element by the type that `xsi:type` names
   */
  readAnyTypeAs(
    context: Assessment,
    declared: TypeDescriptor,
    tag: string,
    isNil: boolean,
    assess: (inner: Assessment) => void,
  ): object;
  /** Assesses an element that has just been written. */
  assessElement(
    context: Assessment,
    wildcard: Wildcard,
    element: XmlElement,
    declared: TypeDescriptor | undefined,
  ): void;
  /**
   * Assesses an attribute that is about to be written.
   * @param below - the path from the current value to it
   */
  assessAttribute(
    context: Assessment,
    wildcard: Wildcard,
    attribute: XmlAttribute,
    below: readonly (string | number)[],
  ): void;
  /**
   * Assesses an element of `xs:anyType` that has just been written by the type that its `$type` names.
   * @param declaration - that of the element
   */
  assessAnyType(
    context: Assessment,
    declaration: object,
    element: XmlElement,
    type: TypeDescriptor,
    isNil: boolean,
  ): void;
}

/** Reads and writes mixed content, an array of strings and tagged values: `mixedContent`. */
export interface MixedContent {
  /** Adds the text at which the source stands. */
  readText(context: Assessment, content: unknown[]): void;
  /** Compares content that has been read with the value constraint of its element (cvc-elt.5.1.1 and cvc-elt.5.2.2). */
  checkRead(context: Assessment, constraint: ElementConstraint, content: unknown[]): void;
  /** As {@link checkRead}, for content that is written. */
  checkWritten(context: Assessment, constraint: ElementConstraint, content: unknown): void;
}

/** A way from a value to one below it: names of properties, and indexes of arrays. */
export type ValuePathPart = readonly (string | number)[];

/** Reads on where a document is not valid, and keeps what is there: the value of the option `tolerant`. */
export interface Tolerance {
  /**
   * Keeps an attribute of the current start tag that the type of its element does not have.
   * @returns the path from the value to it
   */
  keepAttribute(context: Assessment, type: object, index: number, value: object): ValuePathPart;
  /** Takes an attribute of the current start tag, where the value of its element has no place for one. */
  refuseAttribute(context: Assessment, index: number): void;
  /** Keeps the attributes that {@link refuseAttribute} took, beside the value of the child that has just been read. */
  keepRefused(context: Assessment, name: string, parent: object): void;
  /** Keeps the value of a child that may stand once, and stands again. */
  keepRepeated(parent: object, name: string, item: unknown): void;
  /**
   * Keeps text that stands between children.
   * @returns the path from the value to it
   */
  keepText(text: string, value: object): ValuePathPart;
  /**
   * Reads a child that the content model does not admit where it stands, and reports that.
   * @returns whether the model has lost its place
   */
  readMisplaced(
    context: Assessment,
    type: object,
    matcher: ContentProgress,
    value: Record<string, unknown>,
    isLost: boolean,
  ): boolean;
  /** Reads simple content from the start of its first child, and returns all of it as XML. */
  readMarkup(context: Assessment, rule: string, before: string): string;
  /** Reads content that has to be empty; see the function `readNoContent` of the kernel. */
  readNoContent(
    context: Assessment,
    complain: (found: string) => IssueDetails,
    type: object | undefined,
    value: object | null,
  ): unknown;
  /** Reads an element that no declaration describes. */
  readUnknown(context: Assessment): unknown;
  /**
   * Throws where issues say that the root of the document is another element than the one asked for.
   * @param value - that of the root
   */
  refuseRoot(issues: readonly XmlIssue[], value: unknown): void;
}

/** Reads the children of elements of one complex type by code of its own: what `staticReader` makes. */
export interface StaticReader {
  /** Reads the children of the current element into properties of its value, and stops at its end. */
  readChildren(context: Assessment, type: object, value: object): void;
}

/** Finds types that stand for the declared one (cvc-elt.4): what `derivedTypes` and `makeSchema` hand over. */
export interface TypeSubstitution {
  /**
   * Returns the type that `xsi:type` names, where it may stand for the declared one; where it may not, reports that and
   * returns undefined.
   */
  governingType(
    context: Assessment,
    declaration: SubstitutableDeclaration,
    name: ExpandedName,
  ): TypeDescriptor | undefined;
  /**
   * Reads an element by a type that stands for the declared one.
   * @param name - that of the type
   * @param read - reads it as one of the type, with `$type` in its value where there is a tag; by default, in this context
   * @returns its value, and what of the form of the element the value does not tell
   */
  readSubstitute(
    context: Assessment,
    declaration: SubstitutableDeclaration,
    type: TypeDescriptor,
    name: ExpandedName,
    isNil: boolean,
    read: (tag?: string, context?: Assessment) => unknown,
  ): { readonly value: unknown; readonly form: object };
  /** Returns a step of the derivation of a type that the declaration of an element, or the declared type, forbids. */
  blockedStep(
    declaration: Pick<SubstitutableDeclaration, 'block'>,
    declared: TypeDescriptor,
    type: TypeDescriptor,
  ): Substitution | undefined;
  /** Reports whether a type is, or is derived from, another, as far as descriptors tell. */
  isDerived(type: TypeDescriptor, declared: TypeDescriptor): boolean;
}

/** An element declaration, as far as it says which types may stand for its own. */
export interface SubstitutableDeclaration {
  readonly type: TypeDescriptor;
  /** {disallowed substitutions} */
  readonly block: readonly Substitution[];
}

/** What readers lend to features, so that programs which only write do not have it. */
export interface LentReader {
  /**
   * Reads the attributes and the content of an element as those of a type (cvc-type).
   * @param tag - `$type` of the value
   */
  readAs(
    context: Assessment,
    constraint: ElementConstraint,
    type: TypeDescriptor,
    tag: string | undefined,
    isNil: boolean,
  ): unknown;
}

/** What writers lend to features, so that programs which only read do not have it. */
export interface LentWriter {
  /**
   * Writes an element that no declaration describes.
   * @returns whether it and everything in it can be written
   */
  writeTree(context: Assessment, element: unknown): element is XmlElement;
  /**
   * Assesses an element that a wildcard admits (3.10.4).
   * @param type - that of the element around it
   */
  assessElement(context: Assessment, type: object, element: XmlElement, wildcard: Wildcard): void;
  /** Writes an element of simple type, in no namespace, that no schema declares by name. */
  writeSimpleElement(
    context: Assessment,
    localName: string,
    type: SimpleTypeDescriptor,
    value: unknown,
  ): void;
  /** Tests whether values of a type have a property for what its content model or its attributes declare. */
  hasProperty(type: object, property: string): boolean;
}

/** Reads and writes open content (XSD 1.1, section 3.4): what `openContent` and `namedOpenContent` hand over. */
export interface OpenContentFeature {
  /** Starts on the children of one element that is read. */
  reader(context: Assessment, type: object, open: OpenContent, lent: LentReader): OpenContentReader;
  /** Returns the type of the elements that a property of its own may hold, where open content admits them under that name. */
  typeOfNamed(open: OpenContent, property: string): SimpleTypeDescriptor | undefined;
  /** Starts on the children of one element that is written. */
  writer(context: Assessment, type: object, open: OpenContent, lent: LentWriter): OpenContentWriter;
}

/** Takes the children of one element that its content model does not. */
export interface OpenContentReader {
  /** Only open content may follow (XSD 1.1, section 3.4.4.3, mode suffix). */
  readonly isSuffix: boolean;
  /**
   * Reads the child that the source stands at the start of.
   * @returns whether it was open content; if not, nothing was read
   */
  read(value: object, matcher: ContentProgress): boolean;
}

/** Writes what the open content of a type admits. */
export interface OpenContentWriter {
  /** Only open content may follow in `$content`. */
  readonly isSuffix: boolean;
  /**
   * Writes what has not been written yet, behind the children that the content model has.
   * @param written - the properties that were written; those of open content are added
   * @param model - the content model, as far as it has come; undefined where it has lost its place
   */
  write(value: object, written: string[], model: () => ContentProgress | undefined): void;
  /** Writes a property between those of an all-group, where it is open content and may stand there. */
  writeNamed(property: string, value: object, written: string[]): void;
  /**
   * Reports whether an item of `$content` that the content model does not take is open content.
   * @param isComplete - whether the content model may end here
   */
  takes(name: ExpandedName, isComplete: boolean): boolean;
  /** Assesses an element that it {@link takes}. */
  assess(element: XmlElement): void;
}

/** How far the children of an element have come in its content model. */
export interface ContentProgress {
  step(name: ExpandedName): unknown;
  isComplete(): boolean;
}

/** Evaluates assertions and type alternatives: what `assertion`, `alternative` and `inheritable` attributes hand over. */
export interface XPathAssessment {
  /**
   * Reads an element of complex type that assertions, or type alternatives below, look at (cvc-assertion).
   * @param type - the type, compiled
   * @param read - reads it, from its start, at which the source stands, to its end
   */
  readObserved(
    context: Assessment,
    constraint: ElementConstraint,
    type: object,
    isNil: boolean,
    read: () => unknown,
  ): unknown;
  /**
   * As {@link readObserved}, for an element that is written.
   * @param write - writes it, and calls its argument between the start and the attributes
   */
  writeObserved(
    context: Assessment,
    constraint: ElementConstraint,
    type: object,
    value: unknown,
    write: (started: () => void) => void,
  ): void;
  /** Returns the type that the alternatives of a declaration choose for the element whose start the source stands at. */
  typeOfRead(context: Assessment, declaration: object): TypeDescriptor;
  /** Returns the type that the alternatives of a declaration choose for a value. */
  typeOfWritten(context: Assessment, declaration: object, value: unknown): TypeDescriptor;
}

/** An attribute as it was read or written. */
export interface PlainAttribute {
  readonly namespaceURI: string;
  readonly localName: string;
  readonly prefix: string;
  readonly value: string;
}

/** {inherited attributes} of an element (XSD 1.1 Part 1, section 3.3.5.6), by `{namespace}local`. */
export type InheritedAttributes = ReadonlyMap<string, PlainAttribute>;

/** The typed tree that assertions will look at, while elements are read or written. */
export interface TreeRecorder {
  /** The element that is being read or written; undefined where the tree does not have it. */
  readonly current: RecordedElement | undefined;
  /** Returns the nodes of an element that is complete, with all in it, by what they were made from. */
  nodesOf(tree: XmlElement): ReadonlyMap<XmlElement, RecordedElement>;
}

/** An element of the typed tree. */
export interface RecordedElement {
  /** Says how it is assessed. */
  assess(how: {
    readonly type: TypeDescriptor;
    readonly isNil: boolean;
    readonly default: string | undefined;
    readonly defaultNamespaces: NamespaceContext | undefined;
  }): void;
}

/** Evaluates identity constraints (section 3.11.4): what `key`, `unique` and `keyref` hand over. */
export interface IdentityEvaluationFeature {
  /** Starts at the outermost element that has constraints. */
  start(collector: IssueCollector): IdentityEvaluation;
}

/** Evaluates identity constraints while elements are read or written, one after the other. */
export interface IdentityEvaluation {
  /** No element with constraints is open any more. */
  readonly isOver: boolean;
  /** Elements that have neither attributes nor children make a difference. */
  readonly seesLeaves: boolean;
  /**
   * An element starts.
   * @param offset - its place in the document, or -1
   */
  startElement(declaration: IdentifiedElement, name: ExpandedName, offset: number): void;
  /** The current element ends. */
  endElement(place: Pick<Assessment, 'path'>): void;
  /**
   * The current element has an attribute.
   * @param literal - undefined for a text that is no literal of the type
   */
  attribute(
    name: ExpandedName,
    type: SimpleTypeDescriptor,
    literal: string | undefined,
    namespaces: NamespaceContext,
  ): void;
  /** The current element has an attribute that no declaration describes. */
  untypedAttribute(name: ExpandedName): void;
  /** The current element has one of the attributes that every element may have (section 3.2.7). */
  instanceAttribute(name: ExpandedName, text: string, namespaces: NamespaceContext): void;
  /** The current element has simple content, which is this literal of this type. */
  simpleContent(type: SimpleTypeDescriptor, literal: string, namespaces: NamespaceContext): void;
  /** The current element has content that is not simple. */
  complexContent(): void;
  /** The current element has no type: a lax wildcard admits it, and no declaration is known. */
  untyped(): void;
  /** The current element is nil. */
  nil(): void;
}

/** What identity constraints have to know of the declaration of an element. */
export interface IdentifiedElement {
  readonly isNillable: boolean;
  readonly identityConstraints: readonly IdentityConstraint[] | undefined;
}
