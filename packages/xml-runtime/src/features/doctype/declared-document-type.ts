import type { Attribute } from '../../xml/attribute.js';
import type { DeclaredNames } from '../../xml/declared-names.js';
import type { DocumentType } from '../../xml/document-type.js';
import { isNCName } from '../../xml/name-characters.js';
import { NameEntry } from '../../xml/name-table.js';
import { PREDEFINED } from '../../xml/references.js';
import { decode, fail, Source } from '../../xml/source.js';
import { isCharacter } from '../../xml/utf8.js';
import type { Declarations, GeneralEntity } from './declarations.js';
import { entityNameAt, failAtUndeclared, skipEntity } from './entity-reference.js';
import type { InternalSubsetLimits } from './internal-subset.js';

/** Where something stands in a document; computed only when there is something to complain about. */
interface Place {
  readonly source: Source;
  readonly offset: () => number;
}

/** References, and characters that stand for another, or for nothing good, in the value of an attribute. */
const SPECIAL = /\r\n|[\t\n\r<]|&(?:([^\s&;<]+);)?/g;

/** {@link SPECIAL} for replacement texts, whose line ends have been normalised. */
const SPECIAL_IN_ENTITY = /[\t\n\r<]|&(?:([^\s&;<]+);)?/g;

/** Puts into effect what an internal subset declares. */
export class DeclaredDocumentType implements DocumentType {
  readonly names: DeclaredNames;
  readonly #declarations: Declarations;
  readonly #limits: Required<InternalSubsetLimits>;
  readonly #bytes = new Map<string, Uint8Array>();
  #expansion = 0;
  hasIncluded = false;

  constructor(declarations: Declarations, limits: Required<InternalSubsetLimits>) {
    this.#declarations = declarations;
    this.#limits = limits;
    this.names = {
      isUnparsedEntity: (name) => {
        const entity = declarations.entities.get(name);
        if (entity !== undefined) return entity.kind === 'unparsed';
        return declarations.hasExternalParts ? undefined : false;
      },
      isNotation: (name) => {
        if (declarations.notations.size === 0) return undefined;
        return declarations.notations.has(name) || (declarations.hasExternalParts ? undefined : false);
      },
    };
  }

  skipEntity(source: Source, offset: number): number | undefined {
    return skipEntity(source, offset);
  }

  include(source: Source, offset: number, floor: number): Source {
    const name = entityNameAt(source, offset) ?? '';
    const place = { source, offset: () => offset };
    const path: string[] = [];
    for (let outer = source.inclusion; outer !== undefined; outer = outer.source.inclusion)
      path.push(outer.entity);
    const entity = this.#find(name, path, place);
    if (entity.kind === 'external') {
      const message = `The entity &${name}; is external, and nothing is fetched; write out what it stands for.`;
      fail(source, 'xml-external-entities', message, offset);
    }
    if (entity.kind === 'unparsed') {
      fail(source, 'xml-well-formed', `The entity &${name}; is not XML, and cannot be referred to.`, offset);
    }
    this.spend(entity.text.length, place);
    const bytes = this.#bytes.get(name) ?? encodeContent(entity.text);
    this.#bytes.set(name, bytes);
    this.hasIncluded = true;
    const end = source.bytes.indexOf(0x3b, offset) + 1;
    const inclusion = { entity: name, source, offset, end, floor };
    return new Source(bytes, bytes.length - 1, 0, source.xmlVersion, inclusion);
  }

  attributeValue(source: Source, start: number, end: number): string {
    const text = decode(source.bytes, start, end);
    return this.normalizeAttribute(text, source, (index) => byteOffset(text, start, index));
  }

  /**
   * The value of an attribute, or of a default (section 3.3.3), white space at its ends left as it is.
   * @param offset - where the character of an index is
   */
  normalizeAttribute(text: string, source: Source, offset: (index: number) => number): string {
    return this.#normalize(text, [], (index) => ({ source, offset: () => offset(index) }));
  }

  #normalize(text: string, path: readonly string[], placeOf: (index: number) => Place): string {
    const special = path.length === 0 ? SPECIAL : SPECIAL_IN_ENTITY;
    return text.replace(special, (match: string, reference: string | undefined, index: number) => {
      if (match.trim() === '') return ' ';
      const place = placeOf(index);
      if (reference === undefined) {
        const message = `'${match}' is not allowed in an attribute${path.length > 0 ? `; it stands in the entity &${path[0]};` : ''}.`;
        return fail(place.source, 'xml-well-formed', message, place.offset());
      }
      if (reference.startsWith('#')) return characterOf(reference, place);
      const predefined = PREDEFINED.get(reference);
      if (predefined !== undefined) return String.fromCodePoint(predefined);
      const entity = this.#find(reference, path, place);
      if (entity.kind !== 'internal') {
        const message = `The entity &${reference}; is not a text of this document, as attributes need it.`;
        return fail(place.source, 'xml-well-formed', message, place.offset());
      }
      this.spend(entity.text.length, place);
      return this.#normalize(entity.text, [reference, ...path], () => place);
    });
  }

  /** Finds the entity of a reference that stands in the replacement texts of the entities of a path, inner ones first. */
  #find(name: string, path: readonly string[], { source, offset }: Place): GeneralEntity {
    const entity = this.#declarations.entities.get(name);
    if (entity === undefined) {
      return failAtUndeclared(source, offset(), name, this.#declarations.hasExternalParts);
    }
    if (path.includes(name)) {
      // Well-formedness constraint "No Recursion".
      fail(source, 'xml-well-formed', `The entity &${name}; refers to itself.`, offset());
    }
    const { maxEntityDepth } = this.#limits;
    if (path.length >= maxEntityDepth) {
      const message = `Entities refer to entities deeper than maxEntityDepth (${maxEntityDepth}).`;
      fail(source, 'limit-entity-depth', message, offset());
    }
    return entity;
  }

  /**
   * Counts characters that are added to the document.
   * @throws {@link XmlSyntaxError} when they are too many
   */
  spend(characters: number, { source, offset }: Place): void {
    this.#expansion += characters;
    const { maxExpansion } = this.#limits;
    if (this.#expansion <= maxExpansion) return;
    const message = `The document type declaration adds more characters to the document than maxExpansion (${maxExpansion}).`;
    fail(source, 'limit-expansion', message, offset());
  }

  completeAttributes(
    source: Source,
    offset: number,
    element: string,
    attributes: readonly Attribute[],
  ): readonly Attribute[] {
    const declared = this.#declarations.attributes.get(element);
    if (declared === undefined) return [];
    const written = new Set<string>();
    for (const attribute of attributes) {
      const { qualifiedName } = attribute.entry;
      written.add(qualifiedName);
      if (declared.tokenized.has(qualifiedName)) attribute.value = collapse(attribute.value);
    }
    const missing = [...declared.defaults].filter(([name]) => !written.has(name));
    return missing.map(([name, value]) => {
      this.spend(name.length + value.length, { source, offset: () => offset });
      return { entry: entryOf(source, offset, name), offset, value, namespaceURI: '' };
    });
  }
}

/** The name of an attribute that a tag has by default. */
function entryOf(source: Source, offset: number, name: string): NameEntry {
  const parts = name.split(':');
  if (parts.length > 2 || !parts.every(isNCName)) {
    fail(source, 'xml-namespaces', `'${name}' is not a qualified name: prefix, colon, local name.`, offset);
  }
  return new NameEntry(new TextEncoder().encode(name), name);
}

/** Normalises further the value of an attribute whose type is not CDATA (section 3.3.3): spaces only. */
export function collapse(value: string): string {
  return value.replace(/ +/g, ' ').replace(/^ | $/g, '');
}

/**
 * The character that `#65` or `#x41` stands for.
 * @throws {@link XmlSyntaxError} when XML does not allow it, or it is none
 */
export function characterOf(reference: string, { source, offset }: Place): string {
  const code = /^#(?:x[\da-fA-F]+|\d+)$/.test(reference) ? Number(`0${reference.slice(1)}`) : 0;
  if (isCharacter(code, source.xmlVersion)) return String.fromCodePoint(code);
  const message = `&${reference}; refers to a character that XML does not allow.`;
  return fail(source, 'xml-well-formed', message, offset());
}

/** The offset in a document of a character of a text that starts at `start`. */
export function byteOffset(text: string, start: number, index: number): number {
  return start + new TextEncoder().encode(text.slice(0, index)).length;
}

/**
 * A replacement text as the reader reads it, with a zero behind its end. Characters that came of references in the
 * declaration, and that documents cannot hold or mean line ends there, are references again.
 */
function encodeContent(text: string): Uint8Array {
  const readable = text.replace(/[^\t\n -\uffff]/g, (it) => `&#${it.charCodeAt(0)};`);
  return new TextEncoder().encode(`${readable}\0`);
}
