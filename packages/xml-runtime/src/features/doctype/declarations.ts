/** An entity that documents refer to by `&name;` (section 4.2). */
export type GeneralEntity =
  /** The replacement text (section 4.5). */
  | { readonly kind: 'internal'; readonly text: string }
  /** Elsewhere, and never read. */
  | { readonly kind: 'external' }
  /** Not XML: only attributes name it. */
  | { readonly kind: 'unparsed' };

/** The attributes of an element that attribute-list declarations declare; names as they are written. */
export interface AttributeDeclarations {
  readonly names: Set<string>;
  /** The normalised default values. */
  readonly defaults: Map<string, string>;
  /** Those of another type than CDATA, whose values are collapsed (section 3.3.3). */
  readonly tokenized: Set<string>;
}

/** What an internal subset declares. Of two declarations of the same name, the first is binding. */
export class Declarations {
  readonly entities: Map<string, GeneralEntity> = new Map<string, GeneralEntity>();
  /** The replacement texts of parameter entities; undefined for external ones. */
  readonly parameterEntities: Map<string, string | undefined> = new Map<string, string | undefined>();
  readonly notations: Set<string> = new Set<string>();
  /** By the name of the element. */
  readonly attributes: Map<string, AttributeDeclarations> = new Map<string, AttributeDeclarations>();
  /** Whether there may be declarations that are not read: in the external subset, or in an external entity. */
  hasExternalParts = false;
  /** A parameter entity was not read: what is declared behind it may have been declared there before (section 5.1). */
  hasUnreadReference = false;

  attributesOf(element: string): AttributeDeclarations {
    const known = this.attributes.get(element);
    if (known !== undefined) return known;
    const attributes = {
      names: new Set<string>(),
      defaults: new Map<string, string>(),
      tokenized: new Set<string>(),
    };
    this.attributes.set(element, attributes);
    return attributes;
  }
}
