import type { DerivedTypes, Lazy, NamespaceContext, SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { WhiteSpace } from '../schema/facets.js';
import { type Datatype, singletonKey, taggedKey } from './datatype.js';
import { simpleTypeError } from './failure.js';

/** The name under which a simple type is known; anonymous types have none. */
export interface SimpleTypeName {
  readonly name?: string;
  readonly namespaceURI?: string;
  /** Global types derived from it: what `xsi:type` may name without a schema at hand. */
  readonly derivedTypes?: DerivedTypes;
}

/** How a simple type is derived, and which are derived from it (Part 1, section 3.14.1). */
interface SimpleTypeDefinition extends SimpleTypeName {
  readonly base?: Lazy<SimpleTypeDescriptor>;
  readonly memberTypes?: readonly Lazy<SimpleTypeDescriptor>[];
}

/** The descriptor of a simple type. Its datatype is defined at first use: until then, its base may not exist yet. */
export class SimpleType<T> implements SimpleTypeDescriptor<T> {
  readonly kind = 'simpleType';
  declare readonly name?: string;
  declare readonly namespaceURI?: string;
  declare readonly base?: Lazy<SimpleTypeDescriptor>;
  declare readonly memberTypes?: readonly Lazy<SimpleTypeDescriptor>[];
  declare readonly derivedTypes?: DerivedTypes;
  #define: (() => Datatype<T>) | undefined;
  #datatype: Datatype<T> | undefined;
  // Datatypes are objects of many shapes, which are slow to look into; those of this class have one.
  #normalize: Datatype<T>['normalize'] | undefined;
  #check: Datatype<T>['check'] | undefined;
  #value: Datatype<T>['value'] | undefined;
  #hasIdentifiers: boolean | undefined;

  constructor(definition: SimpleTypeDefinition, define: () => Datatype<T>) {
    const { name, namespaceURI, base, memberTypes, derivedTypes } = definition;
    if (name !== undefined) this.name = name;
    if (namespaceURI !== undefined) this.namespaceURI = namespaceURI;
    if (base !== undefined) this.base = base;
    if (memberTypes !== undefined) this.memberTypes = memberTypes;
    if (derivedTypes !== undefined) this.derivedTypes = derivedTypes;
    this.#define = define;
  }

  /** Lexical space, value space and facets. */
  get datatype(): Datatype<T> {
    return this.#datatype ?? this.#resolve();
  }

  /** Whether values may be IDs, or refer to some. */
  get hasIdentifiers(): boolean {
    this.#hasIdentifiers ??= this.datatype.identifiers !== undefined;
    return this.#hasIdentifiers;
  }

  get variety(): 'atomic' | 'list' | 'union' {
    return this.datatype.variety;
  }

  get whiteSpace(): WhiteSpace {
    return this.datatype.whiteSpace;
  }

  parse(lexical: string, namespaces?: NamespaceContext): T {
    if (this.#normalize === undefined || this.#check === undefined || this.#value === undefined) {
      this.#resolve();
      return this.parse(lexical, namespaces);
    }
    const literal = this.#normalize(lexical);
    const failure = this.#check(literal, namespaces);
    if (failure !== undefined) throw simpleTypeError(failure);
    return this.#value(literal, namespaces);
  }

  #resolve(): Datatype<T> {
    const define = this.#define;
    if (define === undefined) {
      throw new TypeError(
        `simple type ${this.name ?? '(anonymous)'} is defined by itself (st-props-correct.2)`,
      );
    }
    this.#define = undefined;
    try {
      const datatype = define();
      this.#datatype = datatype;
      this.#normalize = datatype.normalize;
      this.#check = datatype.check;
      this.#value = datatype.value;
      return datatype;
    } catch (error) {
      this.#define = define;
      throw error;
    }
  }
}

/**
 * The datatype behind a descriptor.
 * @throws TypeError for descriptors that `restriction`, `list`, `union` or `xs` did not make
 */
export function datatypeOf(descriptor: Lazy<SimpleTypeDescriptor>): Datatype {
  const resolved: SimpleTypeDescriptor & { readonly datatype?: Datatype } =
    typeof descriptor === 'function' ? descriptor() : descriptor;
  if (resolved?.datatype === undefined) {
    throw new TypeError('not a simple type made by restriction, list, union or one of xs');
  }
  return resolved.datatype;
}

/**
 * A text that is equal for literals of equal values, and only for these: what fixed values are compared by (Part 2,
 * section 4.2.1 "equal").
 *
 * @throws {@link SimpleTypeError} when `lexical` is not a literal of the type
 * @example
 * valueKey(xs.decimal, '1.50') === valueKey(xs.decimal, '01.5'); // true
 */
export function valueKey(
  type: Lazy<SimpleTypeDescriptor>,
  lexical: string,
  namespaces?: NamespaceContext,
): string {
  const datatype = datatypeOf(type);
  const literal = datatype.normalize(lexical);
  const failure = datatype.check(literal, namespaces);
  if (failure !== undefined) throw simpleTypeError(failure);
  return taggedKey(datatype, literal, namespaces);
}

/**
 * As {@link valueKey}, for values that identity constraints compare: those of different types may be equal, but never
 * those of different primitive types; and a list of one item is equal to that item (XSD 1.1 Part 2, section 2.2.2).
 *
 * @param literal - known to be a literal of the type
 */
export function identityKey(
  type: SimpleTypeDescriptor,
  literal: string,
  namespaces: NamespaceContext | undefined,
): string {
  const datatype = datatypeOf(type);
  return singletonKey(datatype, datatype.normalize(literal), namespaces);
}
