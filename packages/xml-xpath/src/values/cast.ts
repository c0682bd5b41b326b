import type { NamespaceContext } from '@proj/xml-runtime';
import { type DateTimeValue, decimalValue } from '@proj/xml-runtime/datatypes';
import { XPathDynamicError } from '../errors.js';
import { type AtomicTypeName, isDerivedFrom, type PrimitiveTypeName, primitiveOf } from './atomic-types.js';
import { type AtomicValue, atomic, isNumeric } from './atomic-value.js';
import { fromNumber, toNumber, truncate } from './decimal-arithmetic.js';
import { dayTimeDuration, yearMonthDuration } from './duration.js';
import { checkLiteral, formatValue, parseLiteral } from './literals.js';

/**
 * Casts a value (F&O, section 17).
 * @param namespaces - for casting texts to QNames
 * @throws {@link XPathDynamicError} XPTY0004 where there is no cast between the types, FORG0001 and others where there
 * is none for the value
 */
export function cast(
  item: AtomicValue,
  type: AtomicTypeName,
  namespaces: NamespaceContext | undefined = undefined,
): AtomicValue {
  if (item.type === type) return item;
  const target = primitiveOf(type);
  if (target === 'untypedAtomic' || (target === 'string' && type === 'string')) {
    return atomic(type, formatValue(item));
  }
  if (item.primitive === 'string' || item.primitive === 'untypedAtomic') {
    if ((target === 'QName' || target === 'NOTATION') && namespaces === undefined) refuse(item, type);
    return parseLiteral(type, item.value, namespaces);
  }
  if (isDerivedFrom(item.type, type)) return atomic(type, item.value);
  if (target === 'string') return parseLiteral(type, formatValue(item), undefined);
  const converted = castPrimitive(item, type, target);
  const isRestricted = type !== target && type !== 'yearMonthDuration' && type !== 'dayTimeDuration';
  if (isRestricted) checkLiteral(type, formatValue(converted), undefined);
  return converted;
}

function refuse(item: AtomicValue, type: AtomicTypeName): never {
  throw new XPathDynamicError('XPTY0004', `A value of type xs:${item.type} cannot be cast to xs:${type}.`);
}

function castPrimitive(item: AtomicValue, type: AtomicTypeName, target: PrimitiveTypeName): AtomicValue {
  switch (target) {
    case 'decimal':
      return atomic(type, castDecimal(item, type));
    case 'float':
    case 'double':
      return atomic(type, castDouble(item, type, target));
    case 'boolean':
      return atomic(type, castBoolean(item, type));
    case 'duration':
      return castDuration(item, type);
    case 'hexBinary':
    case 'base64Binary':
      if (item.primitive !== 'hexBinary' && item.primitive !== 'base64Binary') refuse(item, type);
      return atomic(type, item.value);
    case 'anyURI':
    case 'QName':
    case 'NOTATION':
    case 'untypedAtomic':
    case 'string':
      return item.primitive === target ? atomic(type, item.value) : refuse(item, type);
    default:
      return castDateTime(item, type, target);
  }
}

function castDecimal(item: AtomicValue, type: AtomicTypeName): AtomicValue['value'] {
  const isInteger = isDerivedFrom(type, 'integer');
  if (item.primitive === 'boolean') return decimalValue(item.value ? 1n : 0n);
  if (!isNumeric(item)) return refuse(item, type);
  if (item.primitive !== 'decimal' && !Number.isFinite(item.value)) {
    throw new XPathDynamicError('FOCA0002', `${formatValue(item)} cannot be cast to xs:${type}.`);
  }
  const exact = item.primitive === 'decimal' ? item.value : fromNumber(item.value);
  return isInteger ? truncate(exact) : exact;
}

function castDouble(item: AtomicValue, type: AtomicTypeName, target: 'float' | 'double'): number {
  const value =
    item.primitive === 'boolean'
      ? Number(item.value)
      : !isNumeric(item)
        ? refuse(item, type)
        : item.primitive === 'decimal'
          ? toNumber(item.value)
          : item.value;
  return target === 'float' ? Math.fround(value) : value;
}

function castBoolean(item: AtomicValue, type: AtomicTypeName): boolean {
  if (item.primitive === 'boolean') return item.value;
  if (!isNumeric(item)) return refuse(item, type);
  return item.primitive === 'decimal'
    ? item.value.unscaled !== 0n
    : item.value !== 0 && !Number.isNaN(item.value);
}

function castDuration(item: AtomicValue, type: AtomicTypeName): AtomicValue {
  if (item.primitive !== 'duration') return refuse(item, type);
  if (type === 'yearMonthDuration') return atomic(type, yearMonthDuration(item.value.months));
  if (type === 'dayTimeDuration') return atomic(type, dayTimeDuration(item.value.seconds));
  return atomic(type, item.value);
}

/** Which fields the types of dates and times have. */
const fields: Readonly<Partial<Record<PrimitiveTypeName, string>>> = {
  dateTime: 'YMDT',
  date: 'YMD',
  time: 'T',
  gYearMonth: 'YM',
  gYear: 'Y',
  gMonthDay: 'MD',
  gDay: 'D',
  gMonth: 'M',
};

function castDateTime(item: AtomicValue, type: AtomicTypeName, target: PrimitiveTypeName): AtomicValue {
  const to = fields[target] ?? '';
  const isSource = item.primitive === 'dateTime' || item.primitive === 'date' || item.primitive === target;
  const isPossible = isSource && !(item.primitive === 'date' && target === 'time');
  if (!isPossible) return refuse(item, type);
  // The primitives that `isPossible` admits are represented so.
  const source = item.value as DateTimeValue;
  const value: DateTimeValue = {
    year: to.includes('Y') ? source.year : 1972n,
    month: to.includes('M') ? source.month : to === 'Y' ? 1 : 12,
    day: to.includes('D') ? source.day : to === 'Y' || to === 'YM' || to === 'M' ? 1 : 31,
    ...(to.includes('T')
      ? { hour: source.hour, minute: source.minute, second: source.second }
      : { hour: 0, minute: 0, second: decimalValue(0n) }),
    timezone: source.timezone,
  };
  return atomic(type, value);
}
