import type { SimpleTypeDefinition } from '../components/model.js';
import type { CodecReference, ValueMapping } from '../config/configuration.js';
import type { TypeExpression } from './model.js';
import type { TypeMappings } from './type-mappings.js';

/** What a value of an atomic simple type is in JavaScript. */
export type Representation = ValueMapping | 'boolean' | 'QName';

const builtinRepresentation: Readonly<Record<string, Representation>> = {
  boolean: 'boolean',
  float: 'number',
  double: 'number',
  integer: 'bigint',
  nonPositiveInteger: 'bigint',
  negativeInteger: 'bigint',
  nonNegativeInteger: 'bigint',
  positiveInteger: 'bigint',
  long: 'bigint',
  unsignedLong: 'bigint',
  int: 'number',
  short: 'number',
  byte: 'number',
  unsignedInt: 'number',
  unsignedShort: 'number',
  unsignedByte: 'number',
  hexBinary: 'Uint8Array',
  base64Binary: 'Uint8Array',
  QName: 'QName',
  NOTATION: 'QName',
};

/** The inclusive bounds of the built-in integer types that have any. */
const builtinBounds: Readonly<Record<string, Bounds>> = {
  nonPositiveInteger: { maximum: 0n },
  negativeInteger: { maximum: -1n },
  nonNegativeInteger: { minimum: 0n },
  positiveInteger: { minimum: 1n },
  long: { minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n },
  unsignedLong: { minimum: 0n, maximum: 2n ** 64n - 1n },
};

interface Bounds {
  readonly minimum?: bigint;
  readonly maximum?: bigint;
}

/** What the values of an atomic type are in JavaScript. */
export function representationOf(type: SimpleTypeDefinition, mappings: TypeMappings): Representation {
  if (type.builtin) {
    return mappings.ofBuiltIn(type.name ?? '') ?? builtinRepresentation[type.name ?? ''] ?? 'string';
  }
  const own = mappings.of(type);
  if (own !== undefined) {
    return own;
  }
  const base = representationOf(type.baseTypeDefinition, mappings);
  return base === 'bigint' && fitsDouble(integerBounds(type)) ? 'number' : base;
}

/** The TypeScript type of a representation. */
export function representationType(representation: Representation): TypeExpression {
  if (typeof representation === 'object') {
    return codecType(representation);
  }
  switch (representation) {
    case 'Date':
    case 'Uint8Array':
      return { kind: 'global', name: representation };
    case 'QName':
      return { kind: 'runtime', name: 'QName' };
    default:
      return { kind: 'keyword', keyword: representation };
  }
}

/** The type of the values of a codec. */
export function codecType({ type, import: from }: CodecReference): TypeExpression {
  return { kind: 'imported', from, name: type };
}

function integerBounds(type: SimpleTypeDefinition): Bounds {
  if (type.builtin) {
    return builtinBounds[type.name ?? ''] ?? {};
  }
  const { minInclusive, minExclusive, maxInclusive, maxExclusive, totalDigits } = type.facets;
  const inherited = integerBounds(type.baseTypeDefinition);
  const limit = totalDigits === undefined ? undefined : 10n ** BigInt(totalDigits) - 1n;
  return tighter(inherited, {
    ...bound('minimum', integer(minInclusive) ?? next(integer(minExclusive), 1n) ?? (limit && -limit)),
    ...bound('maximum', integer(maxInclusive) ?? next(integer(maxExclusive), -1n) ?? limit),
  });
}

function tighter(inherited: Bounds, own: Bounds): Bounds {
  return { ...inherited, ...own };
}

function bound(name: keyof Bounds, value: bigint | undefined): Bounds {
  return value === undefined ? {} : { [name]: value };
}

function next(value: bigint | undefined, step: bigint): bigint | undefined {
  return value === undefined ? undefined : value + step;
}

function integer(lexical: string | undefined): bigint | undefined {
  const text = lexical?.trim().replace(/^\+/, '');
  return text !== undefined && /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

function fitsDouble({ minimum, maximum }: Bounds): boolean {
  return (
    minimum !== undefined &&
    maximum !== undefined &&
    minimum >= BigInt(Number.MIN_SAFE_INTEGER) &&
    maximum <= BigInt(Number.MAX_SAFE_INTEGER)
  );
}

/** The effective white space facet (Part 2, section 4.3.6). */
function whiteSpaceOf(type: SimpleTypeDefinition): 'preserve' | 'replace' | 'collapse' {
  for (let step = type; ; step = step.baseTypeDefinition) {
    if (step.facets.whiteSpace !== undefined) {
      return step.facets.whiteSpace;
    }
    if (step.builtin) {
      return step.name === 'string' || step.name === 'anySimpleType'
        ? 'preserve'
        : step.name === 'normalizedString'
          ? 'replace'
          : 'collapse';
    }
  }
}

/** Applies white space processing to a literal. */
export function normaliseWhiteSpace(literal: string, type: SimpleTypeDefinition): string {
  switch (whiteSpaceOf(type)) {
    case 'preserve':
      return literal;
    case 'replace':
      return literal.replace(/[\t\n\r]/g, ' ');
    case 'collapse':
      return literal.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
  }
}

/** Whether equal values of an atomic type have one literal: only then a literal type tells the truth. */
export function hasOneLiteralPerValue(type: SimpleTypeDefinition): boolean {
  const primitive = type.primitiveTypeDefinition?.name;
  return type.variety === 'atomic' && (primitive === 'string' || primitive === 'anyURI');
}
