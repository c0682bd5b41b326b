import { ATTRIBUTE_CLASS, SPACE_CLASS } from './character-classes.js';
import type { DocumentType } from './document-type.js';
import type { ResolvedLimits } from './limits.js';
import { isNameAt, type NameEntry, type NameTable } from './name-table.js';
import { describeSingleName, type ExpandedName, lookUpName, nameGeneration } from './names.js';
import type { NamespaceScopes } from './namespace-scopes.js';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './namespaces.js';
import { entityNameAt, skipReference, translate } from './references.js';
import type { Slicer } from './slice.js';
import { fail, type Source, type XmlVersion } from './source.js';
import { failAtCharacter, skipCharacter } from './utf8.js';

const GREATER = 0x3e;
const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const LESS = 0x3c;
const AMPERSAND = 0x26;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/** Up to this many, comparing each pair is faster than building a set. */
const FEW = 8;

interface Attribute {
  readonly entry: NameEntry;
  readonly offset: number;
  value: string;
  name: ExpandedName | undefined;
}

/** The attributes of the current start tag. One object serves all elements of a document. */
export class AttributeList {
  #source: Source;
  #slicer: Slicer;
  /** What a document type declaration says; undefined where there was none. */
  #documentType: DocumentType | undefined;
  readonly #names: NameTable;
  readonly #limits: ResolvedLimits;
  readonly #attributes: Attribute[] = [];
  readonly #declarations: Attribute[] = [];
  /** The name read last: of the tag, or of an attribute. */
  #previous: NameEntry | undefined;
  /** The generation of names that the current attributes were looked up in. */
  #generation = -1;

  constructor(source: Source, slicer: Slicer, names: NameTable, limits: ResolvedLimits) {
    this.#source = source;
    this.#slicer = slicer;
    this.#names = names;
    this.#limits = limits;
  }

  /** Changes what is read from: the replacement text of an entity, or what is around it. */
  readFrom(source: Source, slicer: Slicer): void {
    this.#source = source;
    this.#slicer = slicer;
  }

  /** A document type declaration was read. */
  set documentType(documentType: DocumentType | undefined) {
    this.#documentType = documentType;
  }

  clear(): void {
    // Setting the length of an empty array costs more than looking at it.
    if (this.#attributes.length > 0) this.#attributes.length = 0;
    if (this.#declarations.length > 0) this.#declarations.length = 0;
  }

  /**
   * Reads everything between the name of a start tag and its end.
   * @param tag - that name
   * @returns the offset of its `>` or `/`
   * @throws {@link XmlSyntaxError}
   */
  read(start: number, tag: NameEntry): number {
    const { bytes } = this.#source;
    let position = start;
    this.#previous = tag;
    for (;;) {
      const beforeSpace = position;
      while (SPACE_CLASS[bytes[position] as number] === 0) position++;
      const byte = bytes[position];
      if (byte === GREATER || byte === SLASH) break;
      if (position === beforeSpace) failAtCharacter(this.#source, position, 'here in a tag');
      position = this.#readAttribute(position);
    }
    this.#checkUnique();
    return position;
  }

  #readAttribute(start: number): number {
    const source = this.#source;
    const { bytes } = source;
    const entry = this.#readName(start);
    let position = start + entry.bytes.length;
    while (SPACE_CLASS[bytes[position] as number] === 0) position++;
    if (bytes[position] !== EQUALS)
      failAtCharacter(source, position, "where '=' has to follow an attribute's name");
    position++;
    while (SPACE_CLASS[bytes[position] as number] === 0) position++;
    const quote = bytes[position] as number;
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) {
      failAtCharacter(source, position, "where an attribute's value has to start with a quote");
    }
    const list = entry.declares === 'none' ? this.#attributes : this.#declarations;
    const end = this.#scanValue(position + 1, quote, start);
    list.push({ entry, offset: start, value: this.#scanned, name: undefined });
    this.#checkCount(start);
    return end + 1;
  }

  #checkCount(offset: number): void {
    if (this.#attributes.length + this.#declarations.length <= this.#limits.maxAttributes) return;
    const message = `The element has more attributes than maxAttributes (${this.#limits.maxAttributes}).`;
    fail(this.#source, 'limit-attributes', message, offset);
  }

  /** The attributes and namespace declarations of the tag, by their names as written. */
  byQualifiedName(): ReadonlyMap<string, { value: string }> {
    const written = [...this.#attributes, ...this.#declarations];
    return new Map(written.map((attribute) => [attribute.entry.qualifiedName, attribute]));
  }

  /**
   * Adds an attribute that the tag does not have.
   * @param offset - where the tag starts
   */
  addDefault(qualifiedName: string, value: string, offset: number): void {
    const bytes = new TextEncoder().encode(`${qualifiedName}\0`);
    const entry = this.#names.read({ ...this.#source, bytes, length: bytes.length - 1 }, 0);
    const list = entry.declares === 'none' ? this.#attributes : this.#declarations;
    list.push({ entry, offset, value, name: undefined });
    this.#checkCount(offset);
  }

  /** Like those of start tags, names of attributes mostly follow each other as they did before. */
  #readName(start: number): NameEntry {
    const guess = this.#previous?.attributeFollower;
    const isGuess = guess !== undefined && isNameAt(guess, this.#source.bytes, start);
    const entry = isGuess ? guess : this.#names.read(this.#source, start);
    if (this.#previous !== undefined) this.#previous.attributeFollower = entry;
    this.#previous = entry;
    return entry;
  }

  /** The value that {@link #scanValue} read last. */
  #scanned = '';

  /** @returns the offset of the closing quote */
  #scanValue(start: number, quote: number, attribute: number): number {
    const source = this.#source;
    const { bytes } = source;
    let position = start;
    let isAscii = true;
    let isLiteral = true;
    let hasEntities = false;
    for (;;) {
      while (ATTRIBUTE_CLASS[bytes[position] as number] === 0) position++;
      const byte = bytes[position] as number;
      if (byte === quote) break;
      if (byte >= 0x80) {
        isAscii = false;
        position = skipCharacter(source, position);
      } else if (byte === AMPERSAND) {
        isLiteral = false;
        const entity = this.#documentType && entityNameAt(source, position);
        if (entity === undefined) {
          position = skipReference(source, position);
        } else {
          hasEntities = true;
          position = bytes.indexOf(SEMICOLON, position) + 1;
        }
      } else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) {
        position++;
      } else if (byte === 0x09 || byte === 0x0a || byte === 0x0d) {
        isLiteral = false;
        position++;
      } else {
        failAtCharacter(source, position, byte === LESS ? 'in an attribute; write &lt;' : 'in an attribute');
      }
    }
    if (position - start > this.#limits.maxTextLength) {
      const message = `An attribute is longer than maxTextLength (${this.#limits.maxTextLength} bytes).`;
      fail(source, 'limit-text-length', message, attribute);
    }
    const documentType = hasEntities ? this.#documentType : undefined;
    if (documentType !== undefined) {
      this.#scanned = documentType.attributeValue(source, start, position);
      return position;
    }
    this.#scanned = isLiteral
      ? isAscii
        ? this.#slicer.ascii(start, position)
        : this.#slicer.utf8(start, position)
      : translate(source, this.#slicer, start, position, 'attribute');
    return position;
  }

  #checkUnique(): void {
    const found = findDuplicate(this.#attributes, entryOf) ?? findDuplicate(this.#declarations, entryOf);
    if (found === undefined) return;
    const message = `The attribute ${found.entry.qualifiedName} stands twice.`;
    fail(this.#source, 'xml-well-formed', message, found.offset);
  }

  /**
   * Opens a scope where there are namespace declarations.
   * @returns whether there are
   * @throws {@link XmlSyntaxError} when one breaks a constraint of Namespaces in XML
   */
  declare(scopes: NamespaceScopes): boolean {
    if (this.#declarations.length === 0) return false;
    scopes.open();
    for (const { entry, value, offset } of this.#declarations) {
      const prefix = prefixOf(entry);
      const objection = objectionTo(prefix, value, this.#source.xmlVersion);
      if (objection !== undefined) fail(this.#source, 'xml-namespaces', objection, offset);
      scopes.bind(prefix, value);
    }
    return true;
  }

  /** The namespaces declared here, by prefix; prefixes that are undeclared are not among them. */
  declared(): ReadonlyMap<string, string> | undefined {
    if (this.#declarations.length === 0) return undefined;
    return new Map(
      this.declarations().filter(([prefix, namespaceURI]) => prefix === '' || namespaceURI !== ''),
    );
  }

  /** The namespaces declared here, by prefix; an empty one ends the binding of its prefix. */
  declarations(): readonly (readonly [prefix: string, namespaceURI: string])[] {
    return this.#declarations.map(({ entry, value }) => [prefixOf(entry), value]);
  }

  /**
   * Resolves the prefixes.
   * @throws {@link XmlSyntaxError} for an undeclared prefix, or two attributes of one expanded name
   */
  resolve(scopes: NamespaceScopes): void {
    let prefixed = 0;
    this.#generation = nameGeneration();
    for (const attribute of this.#attributes) {
      const { entry } = attribute;
      if (entry.prefix === '') {
        attribute.name = entry.unprefixedAttributeName();
        continue;
      }
      const namespaceURI = scopes.lookupNamespaceURI(entry.prefix);
      if (namespaceURI === undefined) {
        const message = `The prefix '${entry.prefix}' is not declared.`;
        fail(this.#source, 'xml-namespaces', message, attribute.offset);
      }
      attribute.name = lookUpName(namespaceURI, entry.localName);
      prefixed++;
    }
    if (prefixed > 1) this.#checkUniqueNames();
  }

  #checkUniqueNames(): void {
    const found = findDuplicate(this.#attributes, nameOf);
    if (found === undefined) return;
    const message = `Two attributes have the name ${found.name && describeSingleName(found.name)}.`;
    fail(this.#source, 'xml-namespaces', message, found.offset);
  }

  get count(): number {
    return this.#attributes.length;
  }

  name(index: number): ExpandedName {
    const attribute = this.#at(index);
    const { name, entry } = attribute;
    // The element's type may have been compiled, and its names interned, since the tag was read.
    if (name !== undefined && this.#generation === nameGeneration()) return name;
    attribute.name = lookUpName(name?.namespaceURI ?? '', entry.localName);
    return attribute.name;
  }

  entry(index: number): NameEntry {
    return this.#at(index).entry;
  }

  value(index: number): string {
    return this.#at(index).value;
  }

  offset(index: number): number {
    return this.#at(index).offset;
  }

  #at(index: number): Attribute {
    const attribute = this.#attributes[index];
    if (attribute === undefined) throw new RangeError(`There is no attribute ${index}.`);
    return attribute;
  }
}

/** The prefix that a namespace declaration declares. */
function prefixOf(entry: NameEntry): string {
  return entry.declares === 'default' ? '' : entry.localName;
}

/** What two attributes must not share; compared by identity. */
type Key = (attribute: Attribute) => unknown;

const entryOf: Key = ({ entry }) => entry;

/** Names that no schema knows are not interned. */
const nameOf: Key = ({ name }) => `{${name?.namespaceURI}}${name?.localName}`;

/** The first attribute that shares its key with an earlier one. */
function findDuplicate(attributes: readonly Attribute[], keyOf: Key): Attribute | undefined {
  if (attributes.length > FEW) {
    const seen = new Set<unknown>();
    return attributes.find((attribute) => seen.size === seen.add(keyOf(attribute)).size);
  }
  for (let index = 1; index < attributes.length; index++) {
    const attribute = attributes[index] as Attribute;
    const key = keyOf(attribute);
    for (let earlier = 0; earlier < index; earlier++) {
      if (keyOf(attributes[earlier] as Attribute) === key) return attribute;
    }
  }
  return undefined;
}

/**
 * What speaks against binding a prefix to a namespace ("Namespaces in XML 1.0", sections 2.2, 3 and 5). An empty
 * namespace ends the binding of a prefix in XML 1.1 ("Namespaces in XML 1.1", section 5).
 */
function objectionTo(prefix: string, namespaceURI: string, version: XmlVersion): string | undefined {
  if (prefix === 'xmlns') return "The prefix 'xmlns' cannot be declared.";
  if (namespaceURI === XMLNS_NAMESPACE) return `${XMLNS_NAMESPACE} cannot be bound to a prefix.`;
  if ((prefix === 'xml') !== (namespaceURI === XML_NAMESPACE)) {
    return `The prefix 'xml' and the namespace ${XML_NAMESPACE} belong to each other.`;
  }
  const undeclares = prefix !== '' && namespaceURI === '';
  return undeclares && version === '1.0' ? `The prefix '${prefix}' cannot be undeclared.` : undefined;
}
