import type { AttributeList } from './attribute-list.js';
import type { DeclaredNames } from './declared-names.js';
import type { Source } from './source.js';

/** What a document type declaration means for what follows it. */
export interface DocumentType {
  /**
   * The replacement text of the entity that content refers to at `offset` (section 4.4.2).
   * @throws {@link XmlSyntaxError} when there is none, or a limit is exceeded
   */
  include(source: Source, offset: number, entity: string): Source;
  /**
   * The normalised value of an attribute that refers to entities (section 3.3.3).
   * @throws {@link XmlSyntaxError} when an entity is not fit for it, or a limit is exceeded
   */
  attributeValue(source: Source, start: number, end: number): string;
  /**
   * Does with the attributes of a start tag what the declarations ask for (sections 3.3.2 and 3.3.3).
   * @param element - the name in the tag
   * @param offset - where the tag starts
   * @throws {@link XmlSyntaxError} when it cannot be done
   */
  completeAttributes(source: Source, offset: number, element: string, attributes: AttributeList): void;
  /** What values of `xs:ENTITY` and `xs:NOTATION` are judged by; absent where the declarations were not read. */
  readonly names?: DeclaredNames;
}

/** Reads document type declarations: what `internalSubset` makes for the option `doctype`. */
export interface DocumentTypeReader {
  /**
   * @param declaration - what has been found of it
   * @throws {@link XmlSyntaxError}
   */
  read(source: Source, declaration: DocumentTypeDeclaration): DocumentType;
}

/** Where the parts of a document type declaration are (production 28). */
export interface DocumentTypeDeclaration {
  /** Behind its `>`. */
  readonly end: number;
  /** Behind the `[` of the internal subset, and before its `]`; equal where there is none. */
  readonly subsetStart: number;
  readonly subsetEnd: number;
  /** Whether it names an external subset. */
  readonly hasExternalSubset: boolean;
  /** The attributes that the internal subset gives a default, by the element; names as they are written. */
  readonly defaults: ReadonlyMap<string, ReadonlySet<string>>;
}
