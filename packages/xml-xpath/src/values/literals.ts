import {
  builtInTypes11,
  type NamespaceContext,
  type SimpleTypeDescriptor,
  SimpleTypeError,
} from '@proj/xml-runtime';
import { XPathDynamicError } from '../errors.js';
import { type AtomicTypeName, primitiveOf } from './atomic-types.js';
import { type AtomicValue, atomic } from './atomic-value.js';
import { formatDateTime, parseDateTime } from './date-time.js';
import { decimal, formatDecimal, parseDecimal } from './decimal.js';
import { formatDuration, parseDuration } from './duration.js';

/**
 * The value of a literal of a built-in type.
 * @throws {@link XPathDynamicError} FORG0001 when the text is not a literal of the type
 */
export function parseLiteral(
  type: AtomicTypeName,
  text: string,
  namespaces: NamespaceContext | undefined,
): AtomicValue {
  if (type === 'untypedAtomic' || type === 'string') return atomic(type, text);
  const literal = normalize(type, text);
  checkLiteral(type, literal, namespaces);
  return literalValue(type, literal, namespaces);
}

/**
 * The value of a text that a schema processor has found to be a literal of the type.
 * @param literal - its white space is normalised
 */
export function literalValue(
  type: AtomicTypeName,
  literal: string,
  namespaces: NamespaceContext | undefined,
): AtomicValue {
  const primitive = primitiveOf(type);
  switch (primitive) {
    case 'untypedAtomic':
    case 'string':
    case 'anyURI':
      return atomic(type, literal);
    case 'boolean':
      return atomic(type, literal === 'true' || literal === '1');
    case 'decimal':
      return atomic(type, parseDecimal(literal));
    case 'float':
      return atomic(type, Math.fround(parseDouble(literal)));
    case 'double':
      return atomic(type, parseDouble(literal));
    case 'duration':
      return atomic(type, parseDuration(literal));
    case 'hexBinary':
      return atomic(type, literal.toUpperCase());
    case 'base64Binary':
      return atomic(type, hexFromBase64(literal));
    case 'QName':
    case 'NOTATION':
      return atomic(type, qualifiedName(literal, namespaces));
    default:
      return atomic(type, parseDateTime(literal, primitive));
  }
}

/** The whiteSpace facet: only two types of strings do not collapse. */
function normalize(type: AtomicTypeName, text: string): string {
  if (type === 'normalizedString') return text.replace(/[\t\n\r]/g, ' ');
  return text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
}

/** @throws {@link XPathDynamicError} FORG0001 */
export function checkLiteral(
  type: AtomicTypeName,
  literal: string,
  namespaces: NamespaceContext | undefined,
): void {
  if (type === 'untypedAtomic' || type === 'anyAtomicType' || type === 'string') return;
  try {
    builtInType(type)?.parse(literal, namespaces);
  } catch (error) {
    if (!(error instanceof SimpleTypeError)) throw error;
    throw new XPathDynamicError('FORG0001', `'${literal}' is not a literal of xs:${type}.`);
  }
}

let types: ReadonlyMap<string | undefined, SimpleTypeDescriptor> | undefined;

/** The descriptor of a built-in type, by its local name. */
function builtInType(name: string): SimpleTypeDescriptor | undefined {
  types ??= new Map(builtInTypes11().map((type) => [type.name, type]));
  return types.get(name);
}

function parseDouble(literal: string): number {
  if (literal === 'NaN') return Number.NaN;
  if (literal.endsWith('INF')) return literal.startsWith('-') ? -Infinity : Infinity;
  return Number(literal);
}

function qualifiedName(
  literal: string,
  namespaces: NamespaceContext | undefined,
): { readonly namespaceURI: string; readonly localName: string; readonly prefix: string } {
  const colon = literal.indexOf(':');
  const prefix = colon === -1 ? '' : literal.slice(0, colon);
  const namespaceURI = namespaces?.lookupNamespaceURI(prefix);
  if (namespaceURI === undefined && prefix !== '') {
    throw new XPathDynamicError('FONS0004', `The prefix '${prefix}' is not bound.`);
  }
  return { namespaceURI: namespaceURI ?? '', localName: literal.slice(colon + 1), prefix };
}

function hexFromBase64(literal: string): string {
  const bytes = atob(literal.replace(/ /g, ''));
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

function base64FromHex(hex: string): string {
  const codes = hex.match(/../g) ?? [];
  return btoa(codes.map((code) => String.fromCharCode(Number.parseInt(code, 16))).join(''));
}

/** What casting to `xs:string` gives (F&O, section 17.1.2). */
export function formatValue(item: AtomicValue): string {
  switch (item.primitive) {
    case 'untypedAtomic':
    case 'string':
    case 'anyURI':
    case 'hexBinary':
      return item.value;
    case 'base64Binary':
      return base64FromHex(item.value);
    case 'boolean':
      return String(item.value);
    case 'decimal':
      return formatDecimal(item.value);
    case 'float':
    case 'double':
      return formatDouble(item.value, item.primitive === 'float');
    case 'duration':
      return formatDuration(item.value, item.type === 'yearMonthDuration' ? 'P0M' : 'PT0S');
    case 'QName':
    case 'NOTATION':
      return item.value.prefix === '' ? item.value.localName : `${item.value.prefix}:${item.value.localName}`;
    default:
      return formatDateTime(item.value, item.primitive);
  }
}

/** Numbers from a millionth to a million are written like decimals, others with an exponent. */
function formatDouble(value: number, isFloat: boolean): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-INF' : 'INF';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const shortest = isFloat ? shortestFloat(value) : value;
  const [mantissa = '', exponent = ''] = shortest.toExponential().split('e');
  const size = Math.abs(value);
  if (size >= 1e-6 && size < 1e6) return plainNumber(mantissa, Number(exponent));
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

function plainNumber(mantissa: string, exponent: number): string {
  const { units, scale } = parseDecimal(mantissa);
  const shift = scale - exponent;
  return formatDecimal(shift >= 0 ? decimal(units, shift) : decimal(units * 10n ** BigInt(-shift)));
}

/** The double whose literal is the shortest of those that are read as the same float. */
function shortestFloat(value: number): number {
  for (let digits = 1; digits < 10; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return value;
}
