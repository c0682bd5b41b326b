import type { IssueCollector } from '../issues/collector.js';
import { shorten } from '../issues/shorten.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { NamespaceContext } from '../xml/namespace-context.js';
import type { Datatype, IdPosition, IdTable, OpenElements, ValuePlace } from './datatype.js';
import { datatypeOf } from './simple-type.js';

/** An IDREF for which no ID has been found yet. */
interface Reference {
  readonly path: readonly (string | number)[];
  readonly offset: number;
}

/**
 * The IDs of a document and what refers to them (section 3.15.5, "ID/IDREF Table"). An ID is that of one element; of
 * that element, it may be so twice.
 */
class DocumentIds implements IdTable {
  readonly #collector: IssueCollector;
  /** The number of the element that each ID is of. */
  readonly #bindings = new Map<string, number>();
  readonly #references = new Map<string, Reference[]>();
  readonly #elements: OpenElements;
  /** The number of the element that had an ID as an attribute last. Attributes of one element come together. */
  #lastWithId: number | undefined;

  constructor(collector: IssueCollector, elements: OpenElements) {
    this.#collector = collector;
    this.#elements = elements;
  }

  /** There is a value of a type that has identifiers. */
  add(
    type: SimpleTypeDescriptor,
    literal: string,
    namespaces: NamespaceContext,
    position: IdPosition,
    at: ValuePlace,
  ): void {
    const datatype = datatypeOf(type);
    if (datatype.identifiers === undefined) return;
    for (const { kind, value } of datatype.identifiers(datatype.normalize(literal), namespaces)) {
      if (kind === 'ID' && position === 'attribute' && datatype.variety === 'atomic') this.#checkAlone(at);
      if (kind === 'IDREF') this.#refer(value, at);
      else this.#bind(value, this.#ownerOf(position, kind === 'parentID'), at);
    }
  }

  /** cvc-complex-type.5 (XSD 1.0): of the attributes of an element, those that wildcards admit among them, one is an ID. */
  #checkAlone({ place, below, offset }: ValuePlace): void {
    const element = this.#elements.numbers.at(-1);
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

  #ownerOf(position: IdPosition, isOfParent: boolean): number | undefined {
    if (position === 'attribute') return this.#elements.numbers.at(-1);
    if (position === 'content') return this.#elements.numbers.at(isOfParent ? -2 : -1);
    return isOfParent ? this.#elements.numbers.at(-1) : this.#elements.count++;
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

/** Makes the table of a document's IDs. */
export const idTable: NonNullable<Datatype['idTable']> = (collector, elements) =>
  new DocumentIds(collector, elements);
