import type { IdTable, OpenElements, ValuePlace } from '../datatypes/datatype.js';
import { datatypeOf } from '../datatypes/simple-type.js';
import type { IssueCollector } from '../issues/collector.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { Assessment, IdentifiedElement, IdentityEvaluation } from '../schema/features.js';
import type { ExpandedName } from '../xml/names.js';
import type { NamespaceContext } from '../xml/namespace-context.js';

/** What is assessed of one document beyond one element at a time: identity constraints, and IDs. */
export class IdentityAssessment {
  /** Undefined while no element with constraints is open. */
  constraints: IdentityEvaluation | undefined;
  /** Undefined until a value is an ID, or refers to one. */
  #ids: IdTable | undefined;
  /** The open elements that may have attributes or children. */
  readonly #elements: OpenElements = { numbers: [], count: 0 };
  readonly #collector: IssueCollector;

  constructor(collector: IssueCollector) {
    this.#collector = collector;
  }

  /** An element starts that may have attributes or children. */
  enter(): void {
    this.#elements.numbers.push(this.#elements.count++);
  }

  /** The element that was entered last ends. */
  leave(): void {
    this.#elements.numbers.pop();
  }

  /** The document ends. */
  end(): void {
    this.#ids?.end();
  }

  /** An element starts that has constraints, or that others with constraints are open around. */
  startElement(declaration: IdentifiedElement, name: ExpandedName, offset: number): void {
    this.constraints ??= declaration.identityConstraints?.[0]?.evaluation.start(this.#collector);
    this.constraints?.startElement(declaration, name, offset);
  }

  /** The element ends that {@link startElement} was told of last. */
  endElement(place: Pick<Assessment, 'path'>): void {
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
    if (hasIdentifiers(type)) this.#idTable(type)?.add(type, literal, namespaces, 'attribute', at);
  }

  /**
   * The current element has simple content.
   * @param isEntered - {@link enter} was told of the element, which may have attributes
   */
  simpleContent(
    type: SimpleTypeDescriptor,
    literal: string,
    namespaces: NamespaceContext,
    isEntered: boolean,
    at: ValuePlace,
  ): void {
    this.constraints?.simpleContent(type, literal, namespaces);
    if (!hasIdentifiers(type)) return;
    this.#idTable(type)?.add(type, literal, namespaces, isEntered ? 'content' : 'content of child', at);
  }

  /** Reports whether the value of an attribute or of an element makes a difference. */
  concerns(type: SimpleTypeDescriptor): boolean {
    return this.constraints !== undefined || hasIdentifiers(type);
  }

  #idTable(type: SimpleTypeDescriptor): IdTable | undefined {
    this.#ids ??= datatypeOf(type).idTable?.(this.#collector, this.#elements);
    return this.#ids;
  }
}

/** Reports whether values of a type may be IDs, or refer to some. */
function hasIdentifiers(type: SimpleTypeDescriptor & { readonly hasIdentifiers?: boolean }): boolean {
  return type.hasIdentifiers === true;
}
