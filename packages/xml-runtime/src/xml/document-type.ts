import type { Attribute } from './attribute.js';
import type { DeclaredNames } from './declared-names.js';
import type { Source } from './source.js';

/** What a document type declaration means for what follows it. */
export interface DocumentType {
  /** Tells that markup in the document may depend on declarations that stand in the document type declaration. */
  readonly hasIncluded: boolean;
  /** What values of `xs:ENTITY` and `xs:NOTATION` are judged by; absent where the declarations were not read. */
  readonly names?: DeclaredNames;
  /** The offset behind the reference at `offset`, at an `&`; undefined for one to a character or a predefined entity. */
  skipEntity(source: Source, offset: number): number | undefined;
  /**
   * The replacement text of the entity that content refers to at `offset` (section 4.4.2).
   * @param floor - for {@link Inclusion.floor}
   * @throws {@link XmlSyntaxError} when there is none, or a limit is exceeded
   */
  include(source: Source, offset: number, floor: number): Source;
  /**
   * The normalised value of an attribute (section 3.3.3).
   * @throws {@link XmlSyntaxError} when it refers to an entity that is not fit for it, or a limit is exceeded
   */
  attributeValue(source: Source, start: number, end: number): string;
  /**
   * Does with the attributes of a start tag what the declarations ask for (sections 3.3.2 and 3.3.3).
   * @param offset - where the tag starts
   * @param element - the name in the tag
   * @param attributes - as they are written, namespace declarations among them; changed where they are normalised
   * @returns the attributes that the tag has by default
   * @throws {@link XmlSyntaxError} when it cannot be done
   */
  completeAttributes(
    source: Source,
    offset: number,
    element: string,
    attributes: readonly Attribute[],
  ): readonly Attribute[];
}

/** Reads document type declarations: the value of the option `doctype`. */
export interface DocumentTypeReader {
  /**
   * @param start - the offset behind its `<!DOCTYPE`
   * @throws {@link XmlSyntaxError}
   */
  read(source: Source, start: number): DocumentTypeDeclaration;
}

/** A document type declaration that has been read. */
export interface DocumentTypeDeclaration {
  /** Behind its `>`. */
  readonly end: number;
  readonly documentType: DocumentType;
}
