import { isSameValue } from '../../datatypes/same-value.js';
import { SimpleTypeError } from '../../issues/errors.js';
import type { AttributeMarkup, ChildMarkup, ElementMarkup, MarkupPlace } from '../../plan/form-store.js';
import type { SimpleTypeDescriptor } from '../../schema/descriptor.js';
import type { ElementSink } from '../../xml/element-sink.js';
import { clarkName, type ExpandedName } from '../../xml/names.js';
import { type Gap, GapWriter } from './gap-writer.js';

/** The markup of an element that was read. */
export class RecordedMarkup implements ElementMarkup {
  readonly prefix: string;
  readonly #namespaces: ReadonlyMap<string, string> | undefined;
  readonly #attributes: ReadonlyMap<string, AttributeMarkup>;
  readonly #gaps: readonly Gap[];

  /**
   * @param namespaces - the namespaces that it declared
   * @param attributes - by {@link clarkName}
   * @param gaps - what stood before each of its children, and after the last: one more than there were children
   */
  constructor(
    prefix: string,
    namespaces: ReadonlyMap<string, string> | undefined,
    attributes: ReadonlyMap<string, AttributeMarkup>,
    gaps: readonly Gap[],
  ) {
    this.prefix = prefix;
    this.#namespaces = namespaces;
    this.#attributes = attributes;
    this.#gaps = gaps;
  }

  declareNamespaces(sink: ElementSink): void {
    for (const [prefix, namespaceURI] of this.#namespaces ?? []) {
      sink.declareNamespace(prefix, namespaceURI, true);
    }
  }

  attribute({ namespaceURI, localName }: ExpandedName): AttributeMarkup | undefined {
    return this.#attributes.get(clarkName(namespaceURI, localName));
  }

  literal(type: SimpleTypeDescriptor, read: string, literal: string, namespaces: ElementSink): string {
    return standsFor(type, read, literal, namespaces) ? read : literal;
  }

  content(
    { sink, recording }: MarkupPlace,
    type: SimpleTypeDescriptor,
    literal: string,
    constraint: string | undefined,
  ): string | undefined {
    const [gap, ...others] = this.#gaps;
    if (gap?.markup === undefined || others.length > 0 || recording !== undefined) return undefined;
    const read = gap.text === '' && constraint !== undefined ? constraint : gap.text;
    return standsFor(type, read, literal, sink) ? gap.markup : undefined;
  }

  children(place: MarkupPlace, constraint: string | undefined): ChildMarkup {
    return new GapWriter(place, this.#gaps, constraint);
  }
}

/** Reports whether a literal that was read stands for the same value as another that is about to be written. */
function standsFor(
  type: SimpleTypeDescriptor,
  literal: string,
  other: string,
  namespaces: ElementSink,
): boolean {
  if (namespaces.avoidsDefaultNamespace && other.includes(':') && !literal.includes(':')) return false;
  try {
    return isSameValue(type, literal, namespaces, other, namespaces);
  } catch (error) {
    if (error instanceof SimpleTypeError) return false;
    throw error;
  }
}
