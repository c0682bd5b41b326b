import type { Attribute } from '../../xml/attribute.js';
import type { DocumentType } from '../../xml/document-type.js';
import { ATTRIBUTE_FORM, translate } from '../../xml/references.js';
import { fail, type Source } from '../../xml/source.js';
import { entityNameAt, failAtUndeclared, skipEntity } from './entity-reference.js';
import type { DocumentTypeParts } from './scan-document-type.js';

const AMPERSAND = 0x26;

/** A document type declaration that was passed over: what needs it is an issue. */
export class SkippedDocumentType implements DocumentType {
  readonly hasIncluded = false;
  readonly #parts: DocumentTypeParts;

  constructor(parts: DocumentTypeParts) {
    this.#parts = parts;
  }

  skipEntity(source: Source, offset: number): number | undefined {
    return skipEntity(source, offset);
  }

  include(source: Source, offset: number): never {
    const { subsetStart, subsetEnd, hasExternalSubset } = this.#parts;
    const entity = entityNameAt(source, offset) ?? '';
    if (subsetStart < subsetEnd) {
      const message = `The entity &${entity}; may be declared in the document type declaration, which was passed over; the option doctype: internalSubset() reads it.`;
      return fail(source, 'xml-entities', message, offset);
    }
    return failAtUndeclared(source, offset, entity, hasExternalSubset);
  }

  attributeValue(source: Source, start: number, end: number): string {
    for (let offset = start; offset < end; offset++) {
      if (source.bytes[offset] === AMPERSAND && skipEntity(source, offset) !== undefined) {
        this.include(source, offset);
      }
    }
    return translate(source, start, end, ATTRIBUTE_FORM);
  }

  completeAttributes(
    source: Source,
    offset: number,
    element: string,
    attributes: readonly Attribute[],
  ): readonly Attribute[] {
    const written = new Set(attributes.map(({ entry }) => entry.qualifiedName));
    for (const name of this.#parts.defaults.get(element) ?? []) {
      if (written.has(name)) continue;
      const message = `The document type declaration gives <${element}> a default for the attribute ${name}, and was passed over; the option doctype: internalSubset() reads it.`;
      fail(source, 'xml-attribute-defaults', message, offset);
    }
    return [];
  }
}
