import { CLASSES, NO_NAME } from './character-classes.js';
import { isName, isNCName } from './name-characters.js';
import { type ExpandedName, lookUpName, nameGeneration } from './names.js';
import { fail, type Source } from './source.js';
import { failAtCharacter, skipCharacter } from './utf8.js';

/** What a namespace declaration makes of a scope. */
export interface ScopeChange {
  readonly outer: number;
  readonly namespaceURI: string;
  /** The number of the scope within. */
  readonly inner: number;
}

/** A qualified name as documents write it. One object for each, so that comparing names compares objects. */
export class NameEntry {
  readonly bytes: Uint8Array;
  readonly qualifiedName: string;
  /** `''` without one. */
  readonly prefix: string;
  readonly localName: string;
  /** The prefix that an attribute of the name declares, `''` for the default namespace; undefined for others. */
  readonly declares: string | undefined;
  /** The name that was read after this one last time: most documents repeat themselves. */
  follower: NameEntry | undefined;
  /** The start tag that had an attribute of the name last, by its number. */
  tag = 0;
  /** What attributes of the name have done that {@link declares} something. */
  readonly changes: ScopeChange[] = [];
  #name: ExpandedName | undefined;
  /** The namespace bindings under which an element has the name {@link #name}. */
  #scope = -1;
  #generation = -1;
  /** The value of the attribute of this name that was read last, where it was short and plain. */
  #value = '';
  #attributeName: ExpandedName | undefined;
  #attributeGeneration = -1;

  constructor(bytes: Uint8Array, qualifiedName: string) {
    this.bytes = bytes;
    this.qualifiedName = qualifiedName;
    const colon = qualifiedName.indexOf(':');
    this.prefix = colon === -1 ? '' : qualifiedName.slice(0, colon);
    this.localName = qualifiedName.slice(colon + 1);
    this.declares = qualifiedName === 'xmlns' ? '' : this.prefix === 'xmlns' ? this.localName : undefined;
  }

  /** Returns the expanded name of an element, where it has been looked up for these namespace bindings. */
  nameIn(scope: number): ExpandedName | undefined {
    return this.#scope === scope && this.#generation === nameGeneration() ? this.#name : undefined;
  }

  /** Looks up the expanded name of an element. */
  expand(scope: number, namespaceURI: string): ExpandedName {
    const generation = nameGeneration();
    let name = this.#name;
    if (name?.namespaceURI !== namespaceURI || this.#generation !== generation) {
      name = lookUpName(namespaceURI, this.localName);
      if (namespaceURI.length > LONGEST_KEPT) return name;
      this.#name = name;
      this.#generation = generation;
    }
    this.#scope = scope;
    return name;
  }

  /** Returns the value of an attribute of this name between two offsets, which is ASCII: one string for the same values. */
  plainValue(source: Source, start: number, end: number): string {
    const length = end - start;
    const last = this.#value;
    if (length === last.length) {
      const { bytes } = source;
      let index = 0;
      while (index < length && last.charCodeAt(index) === bytes[start + index]) index++;
      if (index === length) return last;
    }
    const value = source.ascii(start, end);
    if (length <= LONGEST_KEPT) this.#value = value;
    return value;
  }

  /** Returns the expanded name of an attribute. */
  attributeName(namespaceURI: string): ExpandedName {
    const known = this.#attributeName;
    if (known?.namespaceURI === namespaceURI && this.#attributeGeneration === nameGeneration()) return known;
    const name = lookUpName(namespaceURI, this.localName);
    if (namespaceURI.length <= LONGEST_KEPT) {
      this.#attributeName = name;
      this.#attributeGeneration = nameGeneration();
    }
    return name;
  }
}

/** Documents choose names and namespaces: no number of them fills the memory. */
const MAX_NAMES = 4096;
const MAX_BYTES = 1 << 18;
const LONGEST_KEPT = 256;

const RECENT = 2048;

/** The names of all documents: those of one are those of the next, which may be small. */
export class NameTable {
  readonly #entries = new Map<string, NameEntry>();
  /** Names by a hash that collides: making a string of each name to look it up takes longer. */
  readonly #recent: (NameEntry | undefined)[] = new Array<NameEntry | undefined>(RECENT).fill(undefined);
  #bytes = 0;
  #previous: NameEntry = new NameEntry(new Uint8Array(0), '');

  /**
   * The name that starts at `start`; tries the one that followed the name read before, then looks it up.
   * @throws {@link XmlSyntaxError} when it is not a qualified name
   */
  read(source: Source, start: number): NameEntry {
    let entry = this.#previous.follower;
    if (entry === undefined || !isNameAt(entry, source.bytes, start)) {
      entry = this.#lookUp(source, start);
      this.#previous.follower = entry;
    }
    this.#previous = entry;
    return entry;
  }

  /** Goes on behind a name that is known to stand there. */
  follow(entry: NameEntry): NameEntry {
    this.#previous = entry;
    return entry;
  }

  #lookUp(source: Source, start: number): NameEntry {
    const { bytes } = source;
    let hash = 0;
    let end = start;
    for (; ((CLASSES[bytes[end] as number] as number) & NO_NAME) === 0; end++) {
      hash = (hash * 31 + (bytes[end] as number)) | 0;
    }
    // Each name has two places.
    const place = (hash ^ (hash >>> 8)) & (RECENT - 1);
    for (let other = 0; other < 2; other++) {
      const recent = this.#recent[place ^ other];
      if (recent !== undefined && recent.bytes.length === end - start && isNameAt(recent, bytes, start)) {
        return recent;
      }
    }
    const entry = this.#enter(source, start, end);
    this.#recent[this.#recent[place] === undefined ? place : place ^ 1] = entry;
    return entry;
  }

  #enter(source: Source, start: number, end: number): NameEntry {
    // Not decoded: a key needs a character for each byte only.
    const key = source.ascii(start, end);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      const text = source.utf8(start, end);
      checkName(source, start, end, text);
      entry = new NameEntry(source.bytes.slice(start, end), text);
      this.#entries.set(text.length === key.length ? text : key, entry);
      this.#bytes += end - start;
    }
    return entry;
  }

  /**
   * Forgets the names when they are too many. Those read before are other objects than those read from now on, so
   * that this has to happen between two tags.
   */
  limit(): void {
    if (this.#entries.size < MAX_NAMES && this.#bytes < MAX_BYTES) return;
    this.#entries.clear();
    this.#recent.fill(undefined);
    this.#bytes = 0;
    // An element that is open would keep all names alive that have followed it.
    this.#previous = new NameEntry(new Uint8Array(0), '');
  }
}

/** No name of a document. */
export const NO_NAME_ENTRY: NameEntry = /* @__PURE__ */ new NameEntry(/* @__PURE__ */ new Uint8Array(0), '');

/** The one table. */
export const names: NameTable = /* @__PURE__ */ new NameTable();

/** Tests whether a name stands at `start`, and ends there. */
export function isNameAt({ bytes: name }: NameEntry, bytes: Uint8Array, start: number): boolean {
  const { length } = name;
  for (let index = 0; index < length; index++) {
    if (name[index] !== bytes[start + index]) return false;
  }
  return ((CLASSES[bytes[start + length] as number] as number) & NO_NAME) !== 0;
}

function checkName(source: Source, start: number, end: number, text: string): void {
  if (start === end) failAtCharacter(source, start, 'where a name has to stand');
  for (let index = start; index < end; ) {
    index = (source.bytes[index] as number) >= 0x80 ? skipCharacter(source, index) : index + 1;
  }
  if (!isName(text)) fail(source, 'xml-well-formed', `'${text}' is not a name.`, start);
  const colon = text.indexOf(':');
  if (colon === -1 || (isNCName(text.slice(0, colon)) && isNCName(text.slice(colon + 1)))) return;
  fail(source, 'xml-namespaces', `'${text}' is not a qualified name: prefix, colon, local name.`, start);
}
