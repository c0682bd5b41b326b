import { readAs, readElement as readDeclared } from '../../decode/element.js';
import { identifyInstanceAttributes, readInstanceAttributes } from '../../decode/read-instance-attributes.js';
import { ReadingContext } from '../../decode/reading-context.js';
import type { IssueCollector } from '../../issues/collector.js';
import { declarationOf, type ElementDeclaration } from '../../plan/element-declaration.js';
import type { IdentityAssessment } from '../../plan/identity-assessment.js';
import { componentsFor, type SchemaComponents } from '../../plan/schema-components.js';
import { UNCONSTRAINED, UNDECLARED } from '../../plan/unconstrained.js';
import { unknownElement } from '../../rules/content.js';
import { inconsistentType } from '../../rules/elements.js';
import type {
  NamespaceContext,
  SchemaDescriptor,
  TypeDescriptor,
  Wildcard,
  XmlElement,
} from '../../schema/descriptor.js';
import type { Tolerance } from '../../schema/features.js';
import { resolve } from '../../schema/lazy.js';
import { clarkName } from '../../xml/names.js';
import { readTree } from '../../xml/tree.js';
import { isDerived } from '../substitution/governing-type.js';
import { AssessedTree, type Surroundings, surroundings } from './assessed-tree.js';
import { assessAttributes } from './read-attributes.js';
import { TreeSource } from './tree-source.js';

/**
 * Reads the element at whose start the source stands, and assesses it as the wildcard asks (cvc-wildcard, 3.10.4).
 */
export function readElement(
  context: ReadingContext,
  wildcard: Wildcard,
  declared: TypeDescriptor | undefined,
): XmlElement {
  const { source, collector, identity } = context;
  const { offset } = source;
  context.recorder?.startChild();
  const element = readTree(source);
  context.recorder?.endChild();
  if (isAssessed(wildcard, identity)) {
    const host = {
      collector,
      identity,
      ...surroundings(context, element),
      namespaces: source,
      offset,
    };
    assessTree(host, { element, path: context.path() }, wildcard, declared);
  }
  return element;
}

/**
 * Whether a wildcard asks for more than well-formed elements. Identity constraints see what a lax one admits, although no
 * schema is known, and nothing of what one admits that says `skip` (decision 0016).
 */
export function isAssessed(
  { processContents, schema }: Wildcard,
  { constraints }: IdentityAssessment,
): boolean {
  if (processContents === 'skip') return false;
  return processContents === 'strict' || schema !== undefined || constraints !== undefined;
}

/** What assessing a tree depends on. */
export interface AssessmentHost extends Surroundings {
  readonly collector: IssueCollector;
  /** Set where what is read is more than assessed: where values are kept. */
  readonly tolerance?: Tolerance | undefined;
  readonly identity: IdentityAssessment;
  /** The bindings in scope around the tree. */
  readonly namespaces: NamespaceContext;
  /** The place of the tree in the document. */
  readonly offset: number;
}

/** An element and the path to it. */
export interface LocatedElement {
  readonly element: XmlElement;
  readonly path: readonly (string | number)[];
}

/**
 * Assesses a tree that a wildcard admits.
 * @param declared - the type that the element has in the content model around, where it is declared there, too
 */
export function assessTree(
  host: AssessmentHost,
  located: LocatedElement,
  wildcard: Wildcard,
  declared?: TypeDescriptor,
): void {
  const components = componentsFor(wildcard);
  if (declared !== undefined && components !== undefined) checkType(host, located, components, declared);
  assess(host, located, components, wildcard.processContents === 'strict');
}

/** cvc-complex-type.5 of XSD 1.1: elements of one name in one content model have types that fit each other. */
function checkType(
  host: AssessmentHost,
  located: LocatedElement,
  components: SchemaComponents,
  declared: TypeDescriptor,
): void {
  const { element } = located;
  const context = new TreeContext(host, located, components?.schema);
  const name = readInstanceAttributes(context)?.type;
  const declaration = components.element(clarkName(element.namespaceURI, element.name));
  const type = (name && components.type(name.key)) ?? (declaration && resolve(declaration.type));
  if (type === undefined || isDerived(type, declared)) return;
  context.report(inconsistentType(type, declared));
}

/** Assesses a tree that is an element of this declaration by a type that stands for the declared one. */
export function assessByType(
  host: AssessmentHost,
  located: LocatedElement,
  declaration: ElementDeclaration,
  type: TypeDescriptor,
  isNil: boolean,
): void {
  const { complexType } = declaration;
  const schema = complexType?.attributeWildcard?.schema?.();
  readAs(new TreeContext(host, located, schema), declaration, type, undefined, isNil);
}

function assess(
  host: AssessmentHost,
  located: LocatedElement,
  components: SchemaComponents | undefined,
  isStrict: boolean,
): void {
  const { element } = located;
  const declaration = components?.element(clarkName(element.namespaceURI, element.name));
  const context = new TreeContext(host, located, components?.schema);
  if (declaration !== undefined) {
    readDeclared(context, declarationOf(declaration));
    return;
  }
  const { identity } = host;
  identity.startElement(UNDECLARED, context.source.name, host.offset);
  identifyInstanceAttributes(context);
  assessUndeclared(context, host, located, components, isStrict);
  identity.endElement(context);
}

function assessUndeclared(
  context: TreeContext,
  host: AssessmentHost,
  { element, path }: LocatedElement,
  components: SchemaComponents | undefined,
  isStrict: boolean,
): void {
  // Without a declaration, xsi:type may say what the type is (cvc-assess-elt.1.1.1.3).
  const name = components && readInstanceAttributes(context)?.type;
  const type = name && components.type(name.key);
  if (type !== undefined) {
    readAs(context, UNCONSTRAINED, type, undefined, false);
  } else if (isStrict) {
    const name = { namespaceURI: element.namespaceURI, localName: element.name };
    context.report(unknownElement(name, components?.elementNames() ?? []));
  } else {
    // Lax assessment goes on with the attributes and children of what has no declaration (3.10.1, 5.2).
    host.identity.constraints?.untyped();
    assessAttributes(context, components);
    for (const [index, child] of element.children.entries()) {
      if (typeof child === 'string') continue;
      assess(host, { element: child, path: [...path, 'children', index] }, components, false);
    }
  }
}

/** Reading a tree; paths lead into the tree instead of to properties. */
export class TreeContext extends ReadingContext {
  readonly #path: readonly (string | number)[];
  readonly #tree: TreeSource;

  constructor(host: AssessmentHost, { element, path }: LocatedElement, schema?: SchemaDescriptor) {
    const tree = new TreeSource(element, host.namespaces, host.offset);
    super(tree, host.collector, host.tolerance, host.identity, schema);
    this.#path = path;
    this.#tree = tree;
    this.recording = host.nodes && new AssessedTree(tree, host.nodes);
    this.inherited = host.inherited;
  }

  override path(): readonly (string | number)[] {
    return [...this.#path, ...this.#tree.path()];
  }

  protected override pathTo(): readonly (string | number)[] {
    return this.path();
  }
}
