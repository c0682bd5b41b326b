import type { IssueCollector } from '../issues/collector.js';
import type { NamespaceContext, SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { Facets, WhiteSpace } from '../schema/facets.js';
import type { Failure } from './failure.js';

/** A value that is an ID or refers to one (Part 2, sections 3.3.8 and 3.3.9). */
export interface Identifier {
  /**
   * `parentID` is an ID as XSD 1.1 has it: as the content of an element, that of its parent (Part 1, section 3.17.5.2). In
   * XSD 1.0 it is that of the element itself. As an attribute, it is that of the element that has the attribute.
   */
  readonly kind: 'ID' | 'parentID' | 'IDREF';
  readonly value: string;
}

/** The IDs of a document and what refers to them. */
export interface IdTable {
  /** There is a value of a type that has identifiers. */
  add(
    type: SimpleTypeDescriptor,
    literal: string,
    namespaces: NamespaceContext,
    position: IdPosition,
    at: ValuePlace,
  ): void;
  /** The document ends: what is referred to has to be there (cvc-id.1). */
  end(): void;
}

/**
 * Where a value stands: it is that of an attribute, or the content, of the element that was entered last; or the content
 * of one that was not entered, since it has no attributes.
 */
export type IdPosition = 'attribute' | 'content' | 'content of child';

/** Where a value stands. */
export interface ValuePlace {
  readonly place: { path(): readonly (string | number)[] };
  /** The path from the place to the value. */
  readonly below: readonly (string | number)[];
  /** In the document, or -1. */
  readonly offset: number;
}

/** The open elements that may have attributes or children, each by a number of its own. */
export interface OpenElements {
  readonly numbers: number[];
  /** How many elements have been given a number. */
  count: number;
}

/** The order relation of a value space (Part 2, section 4.2.2.1 "ordered"). */
export interface Order<V = unknown> {
  /** What `compare` compares, for a literal that is known to be valid. */
  position(literal: string): V;
  /** Negative, zero or positive; undefined where the two are incomparable. */
  compare(a: V, b: V): number | undefined;
}

/** Says why a literal is none of a type, or breaks a facet; undefined where it is one. */
export type LiteralCheck = (literal: string, namespaces: NamespaceContext | undefined) => Failure | undefined;

/** Finds other literals of values: what the `pattern` facet brings along, and programs without patterns do not carry. */
export interface LiteralSearch {
  /** Another literal of the value of one that the facets of `type` exclude, be there any. */
  find(type: Datatype, literal: string, namespaces: NamespaceContext | undefined): string | undefined;
  /**
   * Another literal of the value of one by `type`, that is accepted.
   * @param visits - more than one for `accepts` to have a say in which of several texts it is
   */
  findAccepted(
    type: Datatype,
    literal: string,
    namespaces: NamespaceContext | undefined,
    accepts: (text: string) => boolean,
    visits: number,
  ): string | undefined;
}

/** What formatters lend to types that consist of others, so that programs which only read do not have it. */
export interface LentFormatter {
  /** Maps a value to a literal that is in the lexical space of a type, or says why there is none. */
  literalOf(type: Datatype, value: unknown, namespaces: NamespaceContext | undefined): string | Failure;
  /** Names the JavaScript type of a value, with the value where it is short. */
  describeValue(value: unknown): string;
}

/**
 * A datatype in the sense of Part 2, section 2.1: lexical space, value space and the mappings between them, with all
 * facets applied. Facets are checked on literals, which are exact where JavaScript's values need not be. A *literal*
 * here is a text whose white space has been normalised.
 */
export interface Datatype<T = unknown> {
  readonly variety: 'atomic' | 'list' | 'union';
  /** How messages call the type: `xs:decimal`, `latitudeType`. */
  readonly label: string;
  /** The local name of the primitive that an atomic type is derived from; `list` or `union` for the others. */
  readonly primitive: string;
  readonly whiteSpace: WhiteSpace;
  /** The facets of the last step of derivation. */
  readonly facets: Facets;
  /** What the last step of derivation started from. */
  readonly base?: Datatype;
  readonly item?: Datatype;
  readonly members?: readonly Datatype[];

  /** Applies the whiteSpace facet; a union leaves it to its members. */
  normalize(text: string): string;
  /** Undefined when the literal is in the lexical space. */
  readonly check: LiteralCheck;
  /** What `check` applies one after the other, the first step of derivation first; absent where it is one thing. */
  readonly checks?: readonly LiteralCheck[];
  /** The value of a literal that `check` accepts. */
  value(literal: string, namespaces: NamespaceContext | undefined): T;
  /** The canonical literal of a value; says no only to values that cannot have one: facets are left to `check`. */
  literal(value: unknown, namespaces: NamespaceContext | undefined, lent: LentFormatter): string | Failure;
  /** Literals of other values that are the same in JavaScript, for types that exclude the canonical literal. */
  alternatives?(literal: string): readonly string[];
  /** Finds other literals of values. Types that have facets about literals, or parts that have some, bring it along. */
  readonly literalSearch?: LiteralSearch;
  /** Equal for literals (that `check` accepts) of equal values, and only for these. */
  key(literal: string, namespaces: NamespaceContext | undefined): string;
  readonly order?: Order;
  /** What the length facets measure: characters, octets or items. */
  readonly length?: 'characters' | ((literal: string) => number);
  /** The key of the only item of a list, as {@link taggedKey} has it; undefined for other values. */
  itemKey?(literal: string, namespaces: NamespaceContext | undefined): string | undefined;
  /** The values of type ID and IDREF in a literal that `check` accepts; absent where the type can have none. */
  identifiers?(literal: string, namespaces: NamespaceContext | undefined): readonly Identifier[];
  /** Makes the table of a document's IDs; there where {@link identifiers} is. */
  idTable?(collector: IssueCollector, elements: OpenElements): IdTable;
  /** The text that patterns are matched against, where it is not the literal: a union's member normalises. */
  patternText?(literal: string, namespaces: NamespaceContext | undefined): string;
}

/** The mapping of types whose values are their literals. */
export const literalItself = (literal: string): string => literal;

/** The check of types whose literals are all texts. */
export const acceptAll: LiteralCheck = () => undefined;

/**
 * The datatype that has some literals less than another one.
 * @param checks - what they say no to
 */
export function withChecks<T>(type: Datatype<T>, checks: readonly LiteralCheck[]): Datatype<T> {
  if (checks.length === 0) return type;
  const own = type.check === acceptAll ? [] : [type.check];
  // All steps of a derivation are one loop, since each value that is read comes by here.
  const all = [...(type.checks ?? own), ...checks];
  const [only] = all;
  if (only !== undefined && all.length === 1) return { ...type, check: only, checks: all };
  const check: LiteralCheck = (literal, namespaces) => {
    for (let index = 0; index < all.length; index++) {
      const failure = (all[index] as LiteralCheck)(literal, namespaces);
      if (failure !== undefined) return failure;
    }
    return undefined;
  };
  return { ...type, check, checks: all };
}

/** As `key`, but different for equal literals of different primitive types, whose values are not equal. */
export function taggedKey(type: Datatype, literal: string, namespaces: NamespaceContext | undefined): string {
  const key = type.key(literal, namespaces);
  // A union says itself of which member the value is.
  return type.variety === 'union' ? key : `${type.primitive}:${key}`;
}

/** As {@link taggedKey}, but equal for an item and a list of only this item. */
export function singletonKey(
  type: Datatype,
  literal: string,
  namespaces: NamespaceContext | undefined,
): string {
  return type.itemKey?.(literal, namespaces) ?? taggedKey(type, literal, namespaces);
}
