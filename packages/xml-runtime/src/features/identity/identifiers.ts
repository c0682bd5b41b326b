import type { Datatype } from '../../datatypes/datatype.js';
import type { IssueCollector } from '../../issues/collector.js';
import type { NamespaceContext, SimpleTypeDescriptor } from '../../schema/descriptor.js';
import type { Place } from './constraint-scope.js';

/** An IDREF for which no ID has been found yet. */
interface Reference {
  readonly path: readonly (string | number)[];
  readonly offset: number;
}

/**
 * Where a value stands: it is that of an attribute, or the content, of the element that was entered last; or the content
 * of one that was not entered, since it has no attributes.
 */
export type Position = 'attribute' | 'content' | 'content of child';

/**
 * The IDs of a document and what refers to them (section 3.15.5, "ID/IDREF Table"). An ID is that of one element; of
 * that element, it may be so twice.
 */
export class Identifiers {
  readonly #collector: IssueCollector;
  /** The number of the element that each ID is of. */
  readonly #bindings = new Map<string, number>();
  readonly #references = new Map<string, Reference[]>();
  /** The numbers of the open elements of complex type. */
  readonly #open: number[] = [];
  #count = 0;
  /** The number of the element that had an ID as an attribute last. Attributes of one element come together. */
  #lastWithId: number | undefined;

  constructor(collector: IssueCollector) {
    this.#collector = collector;
  }

  /** An element starts that may have attributes or children. */
  enter(): void {
    this.#open.push(this.#count++);
  }

  /** The element that was entered last ends. */
  leave(): void {
    this.#open.pop();
  }

  /** There is a value of a type that {@link hasIdentifiers}. */
  add(
    type: SimpleTypeDescriptor,
    literal: string,
    namespaces: NamespaceContext,
    position: Position,
    at: ValuePlace,
  ): void {
    const datatype = datatypeWithIdentifiers(type);
    if (datatype?.identifiers === undefined) return;
    for (const { kind, value } of datatype.identifiers(datatype.normalize(literal), namespaces)) {
      if (kind === 'ID' && position === 'attribute' && datatype.variety === 'atomic') this.#checkAlone(at);
      if (kind === 'IDREF') this.#refer(value, at);
      else this.#bind(value, this.#ownerOf(position, kind === 'parentID'), at);
    }
  }

  /** cvc-complex-type.5 (XSD 1.0): of the attributes of an element, those that wildcards admit among them, one is an ID. */
  #checkAlone({ place, below, offset }: ValuePlace): void {
    const element = this.#open.at(-1);
    if (element !== undefined && element === this.#lastWithId) {
      const message =
        'The element has another attribute that is an ID already, and in XSD 1.0 only one can be.';
      this.#collector.add({
        issue: { rule: 'cvc-complex-type.5.1', message, path: [...place.path(), ...below] },
        offset,
      });
    }
    this.#lastWithId = element;
  }

  #ownerOf(position: Position, isOfParent: boolean): number | undefined {
    if (position === 'attribute') return this.#open.at(-1);
    if (position === 'content') return this.#open.at(isOfParent ? -2 : -1);
    return isOfParent ? this.#open.at(-1) : this.#count++;
  }

  /** cvc-id.2; the root element has no parent, whose ID its content would be in XSD 1.1. */
  #bind(id: string, owner: number | undefined, { place, below, offset }: ValuePlace): void {
    if (owner === undefined) return;
    const bound = this.#bindings.get(id);
    if (bound === undefined) {
      this.#bindings.set(id, owner);
      this.#references.delete(id);
    } else if (bound !== owner) {
      const found = shorten(id);
      const message = `The ID '${found}' is that of another element already.`;
      this.#collector.add({
        issue: { rule: 'cvc-id.2', message, path: [...place.path(), ...below], found },
        offset,
      });
    }
  }

  #refer(id: string, { place, below, offset }: ValuePlace): void {
    if (this.#bindings.has(id)) return;
    const reference = { path: [...place.path(), ...below], offset };
    const references = this.#references.get(id);
    if (references === undefined) this.#references.set(id, [reference]);
    else references.push(reference);
  }

  /** The document ends: what is referred to has to be there (cvc-id.1). */
  end(): void {
    for (const [id, references] of this.#references) {
      const found = shorten(id);
      const message = `No element has the ID '${found}'.`;
      for (const { path, offset } of references) {
        this.#collector.add({ issue: { rule: 'cvc-id.1', message, path, found }, offset });
      }
    }
  }
}

/** Where a value stands. */
export interface ValuePlace {
  readonly place: Place;
  /** The path from the place to the value. */
  readonly below: readonly (string | number)[];
  /** In the document, or -1. */
  readonly offset: number;
}

/** Whether values of a type may be IDs, or refer to some. */
export function hasIdentifiers(type: SimpleTypeDescriptor & { readonly hasIdentifiers?: boolean }): boolean {
  return type.hasIdentifiers === true;
}

/** Descriptors that this package did not make have no datatype, and no IDs. */
function datatypeWithIdentifiers(
  type: SimpleTypeDescriptor & { readonly datatype?: Datatype },
): Datatype | undefined {
  return type.datatype;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
