import type { IssueCollector } from '../../issues/collector.js';
import type { NamespaceContext, SimpleTypeDescriptor } from '../../schema/descriptor.js';
import type { ExpandedName } from '../../xml/names.js';
import type { Place } from './constraint-scope.js';
import { type IdentifiedElement, IdentityEvaluation } from './evaluation.js';
import { hasIdentifiers, Identifiers, type ValuePlace } from './identifiers.js';

/** What is assessed of one document beyond one element at a time: identity constraints, and IDs. */
export class IdentityAssessment {
  /** Undefined while no element with constraints is open. */
  constraints: IdentityEvaluation | undefined;
  readonly identifiers: Identifiers;
  readonly #collector: IssueCollector;

  constructor(collector: IssueCollector) {
    this.#collector = collector;
    this.identifiers = new Identifiers(collector);
  }

  /** An element starts that has constraints, or that others with constraints are open around. */
  startElement(declaration: IdentifiedElement, name: ExpandedName, offset: number): void {
    this.constraints ??= new IdentityEvaluation(this.#collector);
    this.constraints.startElement(declaration, name, offset);
  }

  /** An element starts that has no declaration: a lax wildcard, or open content, admits it. */
  startUndeclared(name: ExpandedName, offset: number): void {
    this.constraints?.startElement(UNDECLARED, name, offset);
  }

  /** The element ends that {@link startElement} or {@link startUndeclared} was told of last. */
  endElement(place: Place): void {
    this.constraints?.endElement(place);
    if (this.constraints?.isOver === true) this.constraints = undefined;
  }

  /** The current element has an attribute of this type, whose value is this literal. */
  attribute(
    name: ExpandedName,
    type: SimpleTypeDescriptor,
    literal: string,
    namespaces: NamespaceContext,
    at: ValuePlace,
  ): void {
    this.constraints?.attribute(name, type, literal, namespaces);
    if (hasIdentifiers(type)) this.identifiers.add(type, literal, namespaces, 'attribute', at);
  }

  /** The current element has an attribute whose value is no literal of its type. */
  invalidAttribute(name: ExpandedName, type: SimpleTypeDescriptor, namespaces: NamespaceContext): void {
    this.constraints?.attribute(name, type, undefined, namespaces);
  }

  /**
   * The current element has simple content.
   * @param isEntered - whether {@link Identifiers.enter} was told of the element, which may have attributes
   */
  simpleContent(
    type: SimpleTypeDescriptor,
    literal: string,
    namespaces: NamespaceContext,
    isEntered: boolean,
    at: ValuePlace,
  ): void {
    this.constraints?.simpleContent(type, literal, namespaces);
    if (hasIdentifiers(type)) {
      this.identifiers.add(type, literal, namespaces, isEntered ? 'content' : 'content of child', at);
    }
  }

  /** Whether the value of an attribute or of an element makes a difference. */
  concerns(type: SimpleTypeDescriptor): boolean {
    return this.constraints !== undefined || hasIdentifiers(type);
  }
}

const UNDECLARED: IdentifiedElement = { isNillable: false, identityConstraints: undefined };
