import type { AttributeList } from '../../xml/attribute-list.js';
import type { DocumentType, DocumentTypeDeclaration } from '../../xml/document-type.js';
import { entityNameAt } from '../../xml/references.js';
import { fail, type Source } from '../../xml/source.js';

const AMPERSAND = 0x26;

/** A document type declaration that was passed over: what needs it is an issue. */
export class SkippedDocumentType implements DocumentType {
  readonly #declaration: DocumentTypeDeclaration;

  constructor(declaration: DocumentTypeDeclaration) {
    this.#declaration = declaration;
  }

  include(source: Source, offset: number, entity: string): never {
    const { subsetStart, subsetEnd, hasExternalSubset } = this.#declaration;
    if (subsetStart < subsetEnd) {
      const message = `The entity &${entity}; may be declared in the document type declaration, which was passed over; the option doctype: internalSubset() reads it.`;
      return fail(source, 'xml-entities', message, offset);
    }
    return failAtUndeclared(source, offset, entity, hasExternalSubset);
  }

  attributeValue(source: Source, start: number, end: number): never {
    for (let offset = start; offset < end; offset++) {
      const entity = source.bytes[offset] === AMPERSAND ? entityNameAt(source, offset) : undefined;
      if (entity !== undefined) this.include(source, offset, entity);
    }
    throw new RangeError('The value refers to no entity.');
  }

  completeAttributes(source: Source, offset: number, element: string, attributes: AttributeList): void {
    const defaults = this.#declaration.defaults.get(element);
    if (defaults === undefined) return;
    const written = attributes.byQualifiedName();
    for (const name of defaults) {
      if (written.has(name)) continue;
      const message = `The document type declaration gives <${element}> a default for the attribute ${name}, and was passed over; the option doctype: internalSubset() reads it.`;
      fail(source, 'xml-attribute-defaults', message, offset);
    }
  }
}

/**
 * Complains about a reference to an entity that nobody has seen declared.
 * @param hasExternalParts - whether it may be declared in what is never read
 * @throws {@link XmlSyntaxError} always
 */
export function failAtUndeclared(
  source: Source,
  offset: number,
  entity: string,
  hasExternalParts: boolean,
): never {
  if (hasExternalParts) {
    const message = `The entity &${entity}; is declared outside of the document at best, and nothing is fetched; write out what it stands for.`;
    fail(source, 'xml-external-entities', message, offset);
  }
  return fail(source, 'xml-well-formed', `The entity &${entity}; is not declared.`, offset);
}
