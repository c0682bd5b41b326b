import type { NamespaceContext } from '@proj/xml-runtime';
import {
  atomicDatatype,
  decodeBase64,
  decodeHex,
  encodeBase64,
  encodeHex,
  formatDateTime,
  formatDecimal,
  formatDuration,
  formatFloatingPoint,
  parseDecimal,
  parseDuration,
  parseFloatingPoint,
  splitQualifiedName,
} from '@proj/xml-runtime/datatypes';
import { XPathDynamicError } from '../errors.js';
import { type AtomicTypeName, primitiveOf } from './atomic-types.js';
import { type AtomicValue, atomic } from './atomic-value.js';
import { dateTimeLayouts, parseDateTime } from './date-time.js';
import { fromNumber } from './decimal-arithmetic.js';

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
  if (type === 'anyAtomicType') return atomic(type, text);
  const literal = atomicDatatype(type).normalize(text);
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
      return atomic(type, Math.fround(parseFloatingPoint(literal)));
    case 'double':
      return atomic(type, parseFloatingPoint(literal));
    case 'duration':
      return atomic(type, parseDuration(literal));
    case 'hexBinary':
      return atomic(type, literal.toUpperCase());
    case 'base64Binary':
      return atomic(type, encodeHex(decodeBase64(literal)));
    case 'QName':
    case 'NOTATION':
      return atomic(type, qualifiedName(literal, namespaces));
    default:
      return atomic(type, parseDateTime(literal, primitive));
  }
}

/** @throws {@link XPathDynamicError} FORG0001 */
export function checkLiteral(
  type: AtomicTypeName,
  literal: string,
  namespaces: NamespaceContext | undefined,
): void {
  if (type === 'untypedAtomic' || type === 'anyAtomicType') return;
  if (atomicDatatype(type).check(literal, namespaces) === undefined) return;
  throw new XPathDynamicError('FORG0001', `'${literal}' is not a literal of xs:${type}.`);
}

function qualifiedName(
  literal: string,
  namespaces: NamespaceContext | undefined,
): { readonly namespaceURI: string; readonly localName: string; readonly prefix: string } {
  const { prefix = '', localName } = splitQualifiedName(literal);
  const namespaceURI = namespaces?.lookupNamespaceURI(prefix);
  if (namespaceURI === undefined && prefix !== '') {
    throw new XPathDynamicError('FONS0004', `The prefix '${prefix}' is not bound.`);
  }
  return { namespaceURI: namespaceURI ?? '', localName, prefix };
}

/** The text that casting to `xs:string` gives (F&O, section 17.1.2). */
export function formatValue(item: AtomicValue): string {
  switch (item.primitive) {
    case 'untypedAtomic':
    case 'string':
    case 'anyURI':
    case 'hexBinary':
      return item.value;
    case 'base64Binary':
      return encodeBase64(decodeHex(item.value));
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
      return formatDateTime(item.value, dateTimeLayouts[item.primitive]);
  }
}

/** Numbers from a millionth to a million are written like decimals, others with an exponent. */
function formatDouble(value: number, isFloat: boolean): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-INF' : 'INF';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const shortest = isFloat ? shortestFloat(value) : value;
  const size = Math.abs(value);
  return size >= 1e-6 && size < 1e6 ? formatDecimal(fromNumber(shortest)) : formatFloatingPoint(shortest);
}

/** The double whose literal is the shortest of those that are read as the same float. */
function shortestFloat(value: number): number {
  for (let digits = 1; digits < 10; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return value;
}
