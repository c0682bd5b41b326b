import { acceptAll, type Datatype, literalItself } from '../../datatypes/datatype.js';
import { datatypeOf } from '../../datatypes/simple-type.js';
import { preserve } from '../../datatypes/white-space.js';
import { plainObjectType, plainSimpleType, wrapperOf } from '../../decode/plain-child.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import type { Child, ElementChild, PlacedLeaf } from '../../plan/content.js';
import { isInherited } from '../../plan/own-properties.js';
import type { ValueConstructor } from '../../plan/value-constructor.js';
import type { ContentMatcher } from '../../schema/content-matcher.js';
import type { Particle, SimpleTypeDescriptor } from '../../schema/descriptor.js';
import { resolve } from '../../schema/lazy.js';
import {
  admittedElements,
  isAll,
  isChoice,
  isElement,
  isElementReference,
  isHead,
  isWildcard,
  maxOccurs,
  minOccurs,
  modelGroupOf,
  particlesOf,
} from '../../schema/particles.js';
import { NO_NAME, skip } from '../../xml/character-classes.js';
import { NameEntry } from '../../xml/name-table.js';
import type { ExpandedName } from '../../xml/names.js';
import type { NamespaceContext } from '../../xml/namespace-context.js';
import type { XmlReader } from '../../xml/reader.js';
import { TagBytes, WORD } from './tag-bytes.js';

/**
 * Stores the value of a child: by code, since V8 stores by a name that it knows three times as fast as by one that it
 * does not.
 * @param field - which element particle of the content model admits the child, counted from 0
 * @param item - of the type that the property has
 */
export type StoreField<T extends object> = (value: T, field: number, item: never) => void;

/** Returned in place of a value that only the general way of reading can say something about. */
export const REFUSED: unique symbol = Symbol('refused');

/** How many bits a word has that is a small integer for V8. */
const BITS = 30;

const encoder = /* @__PURE__ */ new TextEncoder();

/** A child that a static reader knows. */
export class StaticField {
  /** Which element particle of the content model it is. */
  readonly index: number;
  /** The property that holds its value. */
  readonly name: string;
  /** Undefined for open content. */
  readonly child: ElementChild | undefined;
  /** Its value is an object of its children and nothing else; undefined for a child whose value is its text. */
  readonly objectType: ComplexTypeBinding | undefined;
  readonly isArray: boolean;
  /** A static reader reads it; others are left to the general way, and known all the same. */
  readonly isReadable: boolean;
  readonly startTag: TagBytes;
  readonly endTag: TagBytes;
  readonly entry: NameEntry;
  /** Where the bit is that says whether the field has been read. */
  readonly word: number;
  readonly bit: number;
  /** The field that stood behind this one last time. */
  next: StaticField | undefined;
  /** The next field of the same bucket. */
  nextInBucket: StaticField | undefined;
  readonly #isInSequence: boolean;
  /** Of a sequence: the last field before this one that has to be there, or -1. */
  readonly #requiredBefore: number;
  #emptyTag: TagBytes | undefined;
  // Datatypes are objects of many shapes, which are slow to look into; fields have one. What changes nothing is left out.
  readonly #normalize: Datatype['normalize'] | undefined;
  readonly #check: Datatype['check'] | undefined;
  readonly #value: Datatype['value'] | undefined;
  readonly #wrapper: ValueConstructor | undefined;

  /**
   * @param qualifiedName - the name as it is written
   * @param simpleType - that of values which are texts
   */
  constructor(
    type: TypeFields,
    index: number,
    child: ElementChild | undefined,
    qualifiedName: string,
    simpleType: SimpleTypeDescriptor | undefined,
  ) {
    this.index = index;
    this.child = child;
    this.name = child?.place.property ?? qualifiedName;
    this.isArray = child?.place.isArray === true;
    this.isReadable = child === undefined || type.isReadable(child);
    const bytes = encoder.encode(qualifiedName);
    this.startTag = new TagBytes('<', bytes, '>');
    this.endTag = new TagBytes('</', bytes, '>');
    this.entry = new NameEntry(bytes, qualifiedName);
    this.word = Math.floor(index / BITS);
    this.bit = 1 << (index % BITS);
    this.#isInSequence = type.isSequence;
    this.#requiredBefore = type.isRequired.lastIndexOf(true, index - 1);
    this.objectType = child && simpleType === undefined ? plainObjectType(child) : undefined;
    const datatype = simpleType && datatypeOf(simpleType);
    this.#normalize = datatype?.normalize === preserve ? undefined : datatype?.normalize;
    this.#check = datatype?.check === acceptAll ? undefined : datatype?.check;
    this.#value = datatype?.value === literalItself ? undefined : datatype?.value;
    this.#wrapper = child && wrapperOf(child);
  }

  /** Made when a document has another tag than the start tag. */
  get emptyTag(): TagBytes {
    this.#emptyTag ??= new TagBytes('<', this.entry.bytes, '/>');
    return this.#emptyTag;
  }

  /**
   * Tests whether the field may stand next.
   * @param seen - the bits of fields that have been read
   * @param last - the field that was read last, or -1
   * @param value - what has been read
   */
  mayFollow(seen: readonly number[], last: number, value: Readonly<Record<string, unknown>>): boolean {
    if (this.child === undefined) return value[this.name] === undefined;
    if (!this.#isInSequence) return this.isArray || ((seen[this.word] as number) & this.bit) === 0;
    return this.index > last ? this.#requiredBefore <= last : this.index === last && this.isArray;
  }

  /** Returns the value of a text, or {@link REFUSED}. */
  judge(text: string, namespaces: NamespaceContext): unknown {
    const value = this.#valueOf(text, namespaces);
    if (this.#wrapper === undefined || value === REFUSED) return value;
    const object = new this.#wrapper();
    object.$value = value;
    return object;
  }

  #valueOf(text: string, namespaces: NamespaceContext): unknown {
    const literal = this.#normalize === undefined ? text : this.#normalize(text);
    if (this.#check !== undefined && this.#check(literal, namespaces) !== undefined) return REFUSED;
    if (this.#value === undefined) return literal;
    try {
      return this.#value(literal, namespaces);
    } catch {
      // It will throw again, where errors are dealt with.
      return REFUSED;
    }
  }
}

/**
 * The fields of a type, for documents that write its names with one prefix. Each field is made when a document has its
 * element: schemas declare many, documents have few.
 */
export class FieldTable {
  readonly noneSeen: readonly number[];
  /** The field that stood first last time. */
  first: StaticField | undefined;
  /** The namespace bindings under which the tags were last known to have the names. */
  scope = -1;
  /** How many bytes the longest tag has. */
  #longestTag: number;
  readonly #type: TypeFields;
  /** Those that have been made, as the leaves of the type are. */
  readonly #fields: (StaticField | undefined)[];
  /** Which leaf has a name, as it is written. */
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #openFields = new Map<string, StaticField>();
  /** How the document writes names: what stands before the colon. */
  readonly prefix: string;
  /** The bits of fields that have to be there. */
  readonly #required: readonly number[];
  /** Of a sequence: the last field that has to be there, or -1. */
  readonly #lastRequired: number;
  readonly #buckets: (StaticField | undefined)[] = new Array<StaticField | undefined>(BUCKETS).fill(
    undefined,
  );

  constructor(type: TypeFields, prefix: string) {
    this.#type = type;
    this.prefix = prefix;
    this.#fields = type.names.map(() => undefined);
    this.#indexes = new Map(type.names.map(({ localName }, index) => [qualified(prefix, localName), index]));
    this.#lastRequired = type.isRequired.lastIndexOf(true);
    const required = Array.from({ length: Math.ceil(type.names.length / BITS) }, () => 0);
    this.noneSeen = required.slice();
    for (const [index, isRequired] of type.isRequired.entries()) {
      const word = Math.floor(index / BITS);
      if (isRequired) required[word] = (required[word] as number) | (1 << (index % BITS));
    }
    this.#required = required;
    // A field may be made of each name. A character of UTF-16 has three bytes at most.
    this.#longestTag = Math.max(
      ...Array.from(this.#indexes.keys(), (name) => name.length * (/[^\0-\x7f]/.test(name) ? 3 : 1) + 3),
    );
  }

  /** Returns the greatest offset at which tags are compared: near the end of the document, only other tags follow. */
  limitIn(view: DataView): number {
    return view.byteLength - this.#longestTag - WORD;
  }

  /** Returns the field of a leaf. */
  #field(index: number): StaticField {
    const known = this.#fields[index];
    if (known !== undefined) return known;
    const child = this.#type.childAt(index);
    const name = qualified(this.prefix, child.declaration.name.localName);
    const field = new StaticField(this.#type, index, child, name, plainSimpleType(child));
    this.#fields[index] = field;
    if (field.isReadable) this.#add(field);
    return field;
  }

  #add(field: StaticField): void {
    this.#longestTag = Math.max(this.#longestTag, field.endTag.length);
    const bucket = bucketOf(field.entry.bytes, 0, field.entry.bytes.length);
    field.nextInBucket = this.#buckets[bucket];
    this.#buckets[bucket] = field;
  }

  /** Returns the field whose tag stands at `start`; undefined where none does, or the tag has more than a name. */
  find(reader: XmlReader, start: number): StaticField | undefined {
    const { bytes, view } = reader;
    const end = skip(bytes, start + 1, NO_NAME);
    let field = this.#buckets[bucketOf(bytes, start + 1, end)];
    while (field !== undefined && !isTagAt(field, view, start)) field = field.nextInBucket;
    if (field !== undefined) return field;
    // A name that is not ASCII is none of those here: the general way of reading finds its field.
    const index = this.#indexes.get(reader.ascii(start + 1, end));
    if (index === undefined || this.#fields[index] !== undefined) return undefined;
    const made = this.#field(index);
    return made.isReadable && isTagAt(made, view, start) ? made : undefined;
  }

  /** Returns the field of a child, whether or not a static reader reads it. */
  fieldOf(child: Child): StaticField | undefined {
    const index = this.#type.indexOf(child);
    return index === -1 ? undefined : this.#field(index);
  }

  /** Returns the field of an element that was open content, where it is a property of its own. */
  openField({ namespaceURI, localName }: ExpandedName): StaticField | undefined {
    const known = this.#openFields.get(localName);
    const { openType } = this.#type;
    const isUnknown = known === undefined && namespaceURI === '' && this.prefix === '';
    if (!isUnknown || openType === undefined || isInherited(localName)) return known;
    // Documents choose the names: no number of them fills the memory.
    if (this.#openFields.size >= MOST_OPEN_FIELDS || localName.length > LONGEST_OPEN_NAME) return undefined;
    const field = new StaticField(this.#type, -1, undefined, localName, openType);
    this.#openFields.set(localName, field);
    this.#add(field);
    return field;
  }

  /** Tests whether the element may end; see {@link StaticField.mayFollow}. */
  mayEnd(seen: readonly number[], last: number): boolean {
    if (this.#lastRequired === -1 || (last === -1 && this.#type.isOptional)) return true;
    if (this.#type.isSequence) return last >= this.#lastRequired;
    for (let word = 0; word < seen.length; word++) {
      const required = this.#required[word] as number;
      if (((seen[word] as number) & required) !== required) return false;
    }
    return true;
  }

  /** Returns the matcher of the content model, after the fields that have been read. */
  matcher(type: ComplexTypeBinding, seen: readonly number[]): ContentMatcher<Child> {
    const matcher = type.matcher();
    this.#fields.forEach((field, index) => {
      const isSeen = field !== undefined && ((seen[field.word] as number) & field.bit) !== 0;
      // What may stand twice may stand any number of times: once is as good as that.
      if (isSeen) matcher.step(this.#type.names[index] as ExpandedName);
    });
    return matcher;
  }
}

/** Writes a name with the prefix of a document. */
function qualified(prefix: string, localName: string): string {
  return prefix === '' ? localName : `${prefix}:${localName}`;
}

/** Tests whether a tag of a field stands at an offset. */
function isTagAt(field: StaticField, view: DataView, start: number): boolean {
  return field.startTag.isAt(view, start) || field.emptyTag.isAt(view, start);
}

/** More than anybody declares. */
const MOST_OPEN_FIELDS = 256;
const LONGEST_OPEN_NAME = 256;

const BUCKETS = 128;
/** The names are those of the schema: nobody makes them collide. */
function bucketOf(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] as number;
  const middle = bytes[(start + end) >> 1] as number;
  const last = bytes[end - 1] as number;
  return ((end - start) * 29 + first * 7 + middle * 13 + last * 3) & (BUCKETS - 1);
}

/** The children of a type, as far as a static reader is concerned. */
export class TypeFields {
  /** One after the other, not in any order. */
  readonly isSequence: boolean;
  /** The whole content may be absent. */
  readonly isOptional: boolean;
  /** One for each element particle; none at all where the content model is more than a list of these. */
  readonly names: readonly ExpandedName[];
  /** Whether the child of the same index has to be there. */
  readonly isRequired: readonly boolean[];
  /** The type of open content that is properties of its own. */
  readonly openType: SimpleTypeDescriptor | undefined;
  readonly #leaves: readonly PlacedLeaf[];
  readonly #namespaceURI: string | undefined;
  readonly #tables = new Map<string, FieldTable>();
  #latest: FieldTable | undefined;

  constructor(type: ComplexTypeBinding) {
    const { particle } = type;
    const leaves = isFlat(type) ? type.leaves : [];
    this.#leaves = leaves;
    this.names = leaves.flatMap(({ particle }) =>
      isElement(particle) ? admittedElements(particle).map(({ name }) => name) : [],
    );
    this.isSequence =
      particle === undefined || isElement(particle) || isWildcard(particle) || !isAll(modelGroupOf(particle));
    this.isOptional = particle !== undefined && minOccurs(particle) === 0;
    this.isRequired = leaves.map((leaf) => minOccurs(leaf.particle) > 0);
    const named = type.openContent?.named;
    const openType = named && resolve(named.type);
    this.openType = openType && datatypeOf(openType).identifiers === undefined ? openType : undefined;
    this.#namespaceURI = this.names[0]?.namespaceURI;
  }

  /** Returns the child of an element particle. */
  childAt(index: number): ElementChild {
    // A flat content model has one child for each leaf.
    return this.#leaves[index]?.children[0] as ElementChild;
  }

  /** Returns which element particle a child is of; -1 for one of another type. */
  indexOf({ place }: Child): number {
    return this.#leaves.findIndex((leaf) => leaf.place === place);
  }

  /** Tests whether a static reader can read a child. */
  isReadable(child: ElementChild): boolean {
    const { declaration, place } = child;
    if (declaration.name.namespaceURI !== this.#namespaceURI || isInherited(place.property)) return false;
    return plainSimpleType(child) !== undefined || plainObjectType(child) !== undefined;
  }

  /** Returns the fields as the document at hand writes their names; undefined where that is not clear at once. */
  inScope(reader: XmlReader): FieldTable | undefined {
    const latest = this.#latest;
    return latest !== undefined && latest.scope === reader.scope ? latest : this.#find(reader);
  }

  #find(reader: XmlReader): FieldTable | undefined {
    const prefix = this.#namespaceURI === undefined ? undefined : reader.lookupPrefix(this.#namespaceURI);
    if (prefix === undefined) return undefined;
    let table = this.#tables.get(prefix);
    if (table === undefined) {
      if (this.#tables.size >= MOST_PREFIXES) return undefined;
      table = new FieldTable(this, prefix);
      this.#tables.set(prefix, table);
    }
    table.scope = reader.scope;
    this.#latest = table;
    return table;
  }
}

/** Documents choose prefixes: no number of them fills the memory. */
const MOST_PREFIXES = 4;

/** Tests whether the content of a type is a list of elements in any order, or in one. */
function isFlat({ particle, leaves, kind, openContent, observer }: ComplexTypeBinding): boolean {
  const properties = new Set(leaves.map(({ place }) => place.property));
  return (
    kind === 'elementOnly' &&
    particle !== undefined &&
    openContent?.mode !== 'suffix' &&
    observer === undefined &&
    properties.size === leaves.length &&
    isList(particle) &&
    leaves.every(isSimpleLeaf)
  );
}

function isList(particle: Particle): boolean {
  if (isElement(particle) || isWildcard(particle)) return true;
  const group = modelGroupOf(particle);
  return (
    maxOccurs(particle) === 1 &&
    particle.as === undefined &&
    !isChoice(group) &&
    particlesOf(group).every((part) => isElement(part) || maxOccurs(part) === 0)
  );
}

/** Tests whether a leaf is one element, there once or as often as it likes. */
function isSimpleLeaf({ particle, place }: PlacedLeaf): boolean {
  const { minOccurs = 1, maxOccurs = 1 } = particle;
  return (
    isElement(particle) &&
    !(isElementReference(particle) && isHead(resolve(particle.ref))) &&
    !place.isInContent &&
    minOccurs <= 1 &&
    (maxOccurs === 1 || maxOccurs === Number.POSITIVE_INFINITY)
  );
}
