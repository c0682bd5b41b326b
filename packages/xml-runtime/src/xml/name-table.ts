import { CLASSES, NO_NAME, skip } from './character-classes.js';
import { isName, isNCName } from './name-characters.js';
import { type ExpandedName, lookUpName, nameGeneration } from './names.js';
import { fail, type Source } from './source.js';
import { failAtCharacter, skipCharacter } from './utf8.js';

/** A qualified name of the document, as written. One object for each, so that comparing names compares objects. */
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
  #name: ExpandedName | undefined;
  #generation = -1;

  constructor(bytes: Uint8Array, qualifiedName: string) {
    this.bytes = bytes;
    this.qualifiedName = qualifiedName;
    const colon = qualifiedName.indexOf(':');
    this.prefix = colon === -1 ? '' : qualifiedName.slice(0, colon);
    this.localName = qualifiedName.slice(colon + 1);
    this.declares = qualifiedName === 'xmlns' ? '' : this.prefix === 'xmlns' ? this.localName : undefined;
  }

  /** The expanded name, as it is in a namespace. */
  expand(namespaceURI: string): ExpandedName {
    const generation = nameGeneration();
    if (this.#name?.namespaceURI !== namespaceURI || this.#generation !== generation) {
      this.#name = lookUpName(namespaceURI, this.localName);
      this.#generation = generation;
    }
    return this.#name;
  }
}

/** More names than documents have; one with more of them starts anew, rather than keep them all. */
const MAX_NAMES = 4096;

/** The names of one document. */
export class NameTable {
  readonly #entries = new Map<string, NameEntry>();
  #previous = new NameEntry(new Uint8Array(0), '');

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

  #lookUp(source: Source, start: number): NameEntry {
    const end = skip(source.bytes, start, NO_NAME);
    // Not decoded: a key needs a character for each byte only.
    const key = source.ascii(start, end);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      const text = source.utf8(start, end);
      checkName(source, start, end, text);
      entry = new NameEntry(source.bytes.slice(start, end), text);
      this.#entries.set(text.length === key.length ? text : key, entry);
    }
    return entry;
  }

  /**
   * Forgets the names when they are too many. Those read before are other objects than those read from now on, so
   * that this has to happen between two tags.
   */
  limit(): void {
    if (this.#entries.size < MAX_NAMES) return;
    this.#entries.clear();
    // An element that is open would keep all names alive that have followed it.
    this.#previous = new NameEntry(new Uint8Array(0), '');
  }
}

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
