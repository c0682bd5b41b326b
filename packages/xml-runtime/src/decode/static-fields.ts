import { type Datatype, isTextType } from '../datatypes/datatype.js';
import { datatypeOf } from '../datatypes/simple-type.js';
import type { ComplexTypeBinding } from '../plan/complex-type.js';
import type { BoundLeaf, Child, ElementChild } from '../plan/content.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { NamespaceContext } from '../xml/namespace-context.js';
import { NameEntry } from '../xml/name-table.js';
import type { XmlReader } from '../xml/reader.js';

/**
 * Stores the value of a child: by code, since V8 stores by a name that it knows three times as fast as by one that it
 * does not.
 * @param field - which element particle of the content model admits the child, counted from 0
 * @param item - of the type that the property has
 */
export type StoreField<T extends object> = (value: T, field: number, item: never) => void;

/** Returned in place of a value that only the general way of reading can say something about. */
export const REFUSED: unique symbol = Symbol('refused');

/** A child that a static reader knows. */
export class StaticField {
  /** Which element particle of the content model it is. */
  readonly index: number;
  readonly child: ElementChild;
  /** Its value is read by the fields of this type; undefined for a child whose value is its text. */
  readonly objectType: ComplexTypeBinding | undefined;
  readonly isArray: boolean;
  /** The start tag without its end: `<` and the name as it is written. */
  readonly tag: Uint8Array;
  readonly entry: NameEntry;
  /** Of a sequence: the last field before this one that has to be there, or -1. */
  readonly requiredBefore: number;
  /** Where the bit is that says whether the field has been read. */
  readonly word: number;
  readonly bit: number;
  /** Texts are the values. */
  readonly isText: boolean;
  /** The field that stood behind this one last time. */
  next: StaticField | undefined;
  /** The next field of the same bucket. */
  nextInBucket: StaticField | undefined;
  readonly #datatype: Datatype | undefined;

  constructor(leaf: FieldLeaf, name: string, requiredBefore: number) {
    const { index, child, simpleType, objectType } = leaf;
    this.index = index;
    this.child = child;
    this.objectType = objectType;
    this.isArray = child.place.isArray;
    this.tag = encoder.encode(`<${name}`);
    this.entry = new NameEntry(this.tag.slice(1), 0, name);
    this.requiredBefore = requiredBefore;
    this.word = Math.floor(index / BITS);
    this.bit = 1 << (index % BITS);
    this.#datatype = simpleType && datatypeOf(simpleType);
    this.isText = this.#datatype !== undefined && isTextType(this.#datatype);
  }

  /** Returns the value of a text, or {@link REFUSED}. */
  judge(text: string, namespaces: NamespaceContext): unknown {
    const datatype = this.#datatype as Datatype;
    const literal = datatype.normalize(text);
    if (datatype.check(literal, namespaces) !== undefined) return REFUSED;
    try {
      return datatype.value(literal, namespaces);
    } catch {
      // It will throw again, where errors are dealt with.
      return REFUSED;
    }
  }
}

/** How many bits a word has that is a small integer for V8. */
const BITS = 30;

const encoder = /* @__PURE__ */ new TextEncoder();

/** A leaf of the content model that a static reader can read. */
interface FieldLeaf {
  readonly index: number;
  readonly child: ElementChild;
  readonly simpleType: SimpleTypeDescriptor | undefined;
  readonly objectType: ComplexTypeBinding | undefined;
}

/** The fields of a type, for documents that write its names with one prefix. */
export class FieldTable {
  readonly fields: readonly StaticField[];
  readonly noneSeen: readonly number[];
  /** The bits of fields that have to be there. */
  readonly required: readonly number[];
  /** Of a sequence: the last field that has to be there, or -1. */
  readonly lastRequired: number;
  /** The field that stood first last time. */
  first: StaticField | undefined;
  /** The namespace bindings under which the tags were last known to have the names. */
  scope = -1;
  readonly #buckets: (StaticField | undefined)[] = new Array<StaticField | undefined>(BUCKETS).fill(undefined);

  constructor({ leaves, parts, isSequence }: TypeFields, prefix: string) {
    const required = parts.map(({ isRequired }) => isRequired);
    this.fields = leaves.map((leaf) => {
      const { localName } = leaf.child.declaration.name;
      const name = prefix === '' ? localName : `${prefix}:${localName}`;
      return new StaticField(leaf, name, required.lastIndexOf(true, leaf.index - 1));
    });
    this.lastRequired = isSequence ? required.lastIndexOf(true) : -1;
    const words = Math.ceil(parts.length / BITS);
    this.noneSeen = Array.from({ length: words }, () => 0);
    this.required = Array.from({ length: words }, (_, word) =>
      required
        .slice(word * BITS, (word + 1) * BITS)
        .reduce((bits, isRequired, index) => (isRequired ? bits | (1 << index) : bits), 0),
    );
    for (const field of this.fields) {
      const bucket = bucketOf(field.tag, 1, field.tag.length);
      field.nextInBucket = this.#buckets[bucket];
      this.#buckets[bucket] = field;
    }
  }

  /** The field whose tag starts at `start`; undefined where none does, or the tag has anything but a name. */
  find(bytes: Uint8Array, start: number): StaticField | undefined {
    let end = start + 1;
    for (let byte = bytes[end] as number; byte > SLASH || byte === HYPHEN || byte === DOT; ) {
      if (byte === GREATER) break;
      byte = bytes[++end] as number;
    }
    let field = this.#buckets[bucketOf(bytes, start + 1, end)];
    while (field !== undefined && !isTagAt(field.tag, bytes, start)) field = field.nextInBucket;
    return field;
  }
}

const BUCKETS = 128;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const GREATER = 0x3e;

/** Nobody chooses the names: they are those of the schema. */
function bucketOf(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] as number;
  const middle = bytes[(start + end) >> 1] as number;
  const last = bytes[end - 1] as number;
  return ((end - start) * 29 + first * 7 + middle * 13 + last * 3) & (BUCKETS - 1);
}

/** Tests whether a tag of that name stands at `start`. */
export function isTagAt(tag: Uint8Array, bytes: Uint8Array, start: number): boolean {
  const { length } = tag;
  const end = bytes[start + length];
  if (end !== GREATER && end !== SLASH) return false;
  for (let index = 1; index < length; index++) {
    if (bytes[start + index] !== tag[index]) return false;
  }
  return true;
}

/** What a static reader can read of the content of a type, whatever prefix its names have. */
export class TypeFields {
  readonly isSequence: boolean;
  /** The whole group may be absent. */
  readonly isOptional: boolean;
  /** All leaves of the content model. */
  readonly parts: readonly BoundLeaf[];
  /** Those that a static reader can read. */
  readonly leaves: readonly FieldLeaf[];
  readonly #namespaceURI: string;
  readonly #tables = new Map<string, FieldTable>();
  #latest: FieldTable | undefined;

  constructor(type: ComplexTypeBinding) {
    const { content } = type;
    const parts = content === undefined ? [] : content.kind === 'leaf' ? [content] : content.parts;
    const isFlat =
      type.kind === 'elementOnly' &&
      type.openContent === undefined &&
      type.observer === undefined &&
      !type.sharesProperties &&
      (content?.kind === 'leaf' || ((content?.kind === 'all' || content?.kind === 'sequence') && !content.repeats));
    this.isSequence = content?.kind !== 'all';
    this.isOptional = content?.isRequired === false;
    const flat = isFlat && parts.every((part): part is BoundLeaf => part.kind === 'leaf' && isSimple(part));
    this.parts = flat ? (parts as readonly BoundLeaf[]) : [];
    const leaves = this.parts.flatMap((part, index) => {
      const child = part.children.length === 1 ? part.children[0] : undefined;
      return child === undefined ? [] : fieldLeaf(child, index);
    });
    this.#namespaceURI = leaves[0]?.child.declaration.name.namespaceURI ?? '';
    this.leaves = leaves.filter(({ child }) => child.declaration.name.namespaceURI === this.#namespaceURI);
  }

  /** The fields as the document at hand writes their names; undefined where that is not clear at once. */
  inScope(reader: XmlReader): FieldTable | undefined {
    const latest = this.#latest;
    if (latest !== undefined && latest.scope === reader.scope) return latest;
    return this.leaves.length === 0 ? undefined : this.#find(reader);
  }

  #find(reader: XmlReader): FieldTable | undefined {
    const prefix = reader.lookupPrefix(this.#namespaceURI);
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

/** A leaf that is there once, or as often as it likes. */
function isSimple({ particle: { minOccurs = 1, maxOccurs = 1 } }: BoundLeaf): boolean {
  return minOccurs <= 1 && (maxOccurs === 1 || maxOccurs === Number.POSITIVE_INFINITY);
}

function fieldLeaf(child: Child, index: number): readonly FieldLeaf[] {
  if (child.kind === 'wildcard' || child.tag !== undefined || child.place.isInherited) return [];
  const { declaration } = child;
  const isPlain =
    !declaration.isAbstract &&
    declaration.default === undefined &&
    declaration.alternatives === undefined &&
    declaration.identityConstraints === undefined;
  if (!isPlain) return [];
  const { simpleType, complexType } = declaration;
  const isUsable = complexType?.descriptor.abstract !== true && complexType?.observer === undefined;
  if (!isUsable) return [];
  const bareType = complexType?.isBareWithoutAttributes === true ? complexType.simpleType : undefined;
  const type = simpleType ?? bareType;
  if (type !== undefined) {
    const { identifiers } = datatypeOf(type);
    return identifiers === undefined ? [{ index, child, simpleType: type, objectType: undefined }] : [];
  }
  const isObject = complexType?.kind === 'elementOnly' && complexType.expectedAttributes.length === 0;
  return isObject ? [{ index, child, simpleType: undefined, objectType: complexType }] : [];
}
