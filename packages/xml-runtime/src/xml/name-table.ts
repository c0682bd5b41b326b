import { MULTI_BYTE, NAME_CLASS } from './character-classes.js';
import { isName, isNCName } from './name-characters.js';
import { type ExpandedName, lookUpName, nameGeneration } from './names.js';
import { decode, fail, type Source } from './source.js';
import { failAtCharacter, skipCharacter } from './utf8.js';

/** What kind of attribute a name is, which the reader has to know before it resolves prefixes. */
export type DeclarationKind = 'none' | 'default' | 'prefix';

/** A qualified name of the document, as written. One object for each, so that comparing names compares objects. */
export class NameEntry {
  readonly bytes: Uint8Array;
  readonly hash: number;
  readonly qualifiedName: string;
  /** `''` without one. */
  readonly prefix: string;
  readonly localName: string;
  /** Whether it declares the default namespace (`xmlns`) or a prefix (`xmlns:p`). */
  readonly declares: DeclarationKind;
  /** The next entry of the same bucket. */
  next: NameEntry | undefined;
  /** The start tag that followed this one last time: most documents repeat themselves. */
  follower: NameEntry | undefined;
  /** The attribute that followed this start tag, or this attribute, last time. */
  attributeFollower: NameEntry | undefined;

  #elementName: ExpandedName | undefined;
  #elementScope = -1;
  #elementGeneration = -1;
  #attributeName: ExpandedName | undefined;
  #attributeGeneration = -1;

  constructor(bytes: Uint8Array, hash: number, qualifiedName: string) {
    this.bytes = bytes;
    this.hash = hash;
    this.qualifiedName = qualifiedName;
    const colon = qualifiedName.indexOf(':');
    this.prefix = colon === -1 ? '' : qualifiedName.slice(0, colon);
    this.localName = qualifiedName.slice(colon + 1);
    this.declares = qualifiedName === 'xmlns' ? 'default' : this.prefix === 'xmlns' ? 'prefix' : 'none';
  }

  /** The expanded name as an element, where it was looked up before under the same namespace bindings. */
  cachedElementName(scope: number): ExpandedName | undefined {
    return this.#elementScope === scope && this.#elementGeneration === nameGeneration()
      ? this.#elementName
      : undefined;
  }

  /** The expanded name as an element in a namespace. */
  elementName(namespaceURI: string, scope: number): ExpandedName {
    this.#elementScope = scope;
    this.#elementGeneration = nameGeneration();
    this.#elementName = lookUpName(namespaceURI, this.localName);
    return this.#elementName;
  }

  /** The expanded name as an attribute without a prefix, which is in no namespace. */
  unprefixedAttributeName(): ExpandedName {
    if (this.#attributeName === undefined || this.#attributeGeneration !== nameGeneration()) {
      this.#attributeGeneration = nameGeneration();
      this.#attributeName = lookUpName('', this.localName);
    }
    return this.#attributeName;
  }
}

const BUCKETS = 1024;

/** Chains grow beyond this only when somebody makes names collide; such names go to a `Map`. */
const MAX_CHAIN = 8;

/** As many names as no vocabulary has; a document with more of them starts anew, rather than keep them all. */
const MAX_NAMES = 8192;

/** The names of one document. */
export class NameTable {
  #size = 0;
  readonly #buckets: (NameEntry | undefined)[] = new Array<NameEntry | undefined>(BUCKETS).fill(undefined);
  readonly #overflow = new Map<string, NameEntry>();
  // Keeps documents from being made to collide in advance.
  readonly #seed = (Math.random() * 0x7fffffff) | 0;

  /**
   * The name that starts at `start`.
   * @throws {@link XmlSyntaxError} when it is not a qualified name
   */
  read(source: Source, start: number): NameEntry {
    const { bytes } = source;
    let hash = this.#seed;
    let end = start;
    for (;;) {
      const byte = bytes[end] as number;
      const kind = NAME_CLASS[byte] as number;
      if (kind !== 0 && kind !== MULTI_BYTE) break;
      hash = Math.imul(hash ^ byte, 0x01000193);
      end++;
    }
    hash ^= hash >>> 15;
    const bucket = hash & (BUCKETS - 1);
    let chain = 0;
    for (let entry = this.#buckets[bucket]; entry !== undefined; entry = entry.next) {
      if (entry.hash === hash && isAt(entry.bytes, bytes, start, end - start)) return entry;
      chain++;
    }
    return this.#add(source, start, end, hash, chain);
  }

  /** Whether it is time to {@link clear} the table. */
  get isFull(): boolean {
    return this.#size >= MAX_NAMES;
  }

  /** Forgets all names. Those read before are other objects than those read from now on, whatever they are. */
  clear(): void {
    this.#size = 0;
    this.#buckets.fill(undefined);
    this.#overflow.clear();
  }

  #add(source: Source, start: number, end: number, hash: number, chain: number): NameEntry {
    const text = decode(source.bytes, start, end);
    const known = this.#overflow.get(text);
    if (known !== undefined) return known;
    checkName(source, start, end, text);
    const entry = new NameEntry(source.bytes.slice(start, end), hash, text);
    this.#size++;
    if (chain >= MAX_CHAIN) {
      this.#overflow.set(text, entry);
    } else {
      const bucket = hash & (BUCKETS - 1);
      entry.next = this.#buckets[bucket];
      this.#buckets[bucket] = entry;
    }
    return entry;
  }
}

/** Whether a name stands at `start`, and ends there. */
export function isNameAt(entry: NameEntry, bytes: Uint8Array, start: number): boolean {
  const name = entry.bytes;
  for (let index = 0; index < name.length; index++) {
    if (name[index] !== bytes[start + index]) return false;
  }
  const kind = NAME_CLASS[bytes[start + name.length] as number];
  return kind !== 0 && kind !== MULTI_BYTE;
}

function isAt(name: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (name.length !== length) return false;
  for (let index = 0; index < length; index++) {
    if (name[index] !== bytes[start + index]) return false;
  }
  return true;
}

function checkName(source: Source, start: number, end: number, text: string): void {
  if (start === end) failAtCharacter(source, start, 'where a name has to stand');
  for (let index = start; index < end; ) {
    index = (source.bytes[index] as number) >= 0x80 ? skipCharacter(source, index) : index + 1;
  }
  if (!isName(text)) fail(source, 'xml-well-formed', `'${text}' is not a name.`, start);
  const parts = text.split(':');
  if (parts.length <= 2 && parts.every(isNCName)) return;
  fail(source, 'xml-namespaces', `'${text}' is not a qualified name: prefix, colon, local name.`, start);
}
