import { XPathDynamicError } from '../errors.js';
import { atomize, type Item, isNode, type Sequence } from '../evaluation/items.js';
import { isOfKind } from '../evaluation/nodes.js';
import type { OccurrenceIndicator, SequenceType } from '../syntax/sequence-type.js';
import { type AtomicTypeName, isDerivedFrom } from '../values/atomic-types.js';
import { type AtomicValue, isNumeric } from '../values/atomic-value.js';
import { cast } from '../values/cast.js';
import type { FunctionDefinition } from './signature.js';

/**
 * The function conversion rules ("XML Path Language (XPath) 2.0", section 3.1.5).
 * @throws {@link XPathDynamicError} XPTY0004
 */
export function convertArgument(
  sequence: Sequence,
  parameter: FunctionDefinition['parameters'][number],
  name: string,
): Sequence {
  const converted = convertItems(sequence, parameter);
  if (parameter.item === 'empty' || isCount(converted.length, parameter.occurrence)) return converted;
  const message = `The function ${name} does not take ${converted.length} items there.`;
  throw new XPathDynamicError('XPTY0004', message);
}

function convertItems(sequence: Sequence, parameter: FunctionDefinition['parameters'][number]): Sequence {
  switch (parameter.item) {
    case 'atomic':
      return atomize(sequence).map((value) => convertAtomic(value, parameter.type));
    case 'numeric':
      return atomize(sequence).map(convertNumeric);
    default:
      for (const item of sequence) {
        if (!matchesItem(item, parameter)) {
          throw new XPathDynamicError('XPTY0004', 'An argument is not of the type of its parameter.');
        }
      }
      return sequence;
  }
}

function convertAtomic(value: AtomicValue, type: AtomicTypeName): AtomicValue {
  if (isDerivedFrom(value.type, type)) return value;
  if (value.primitive === 'untypedAtomic') return cast(value, type);
  const isPromoted =
    (type === 'double' && isNumeric(value)) ||
    (type === 'float' && value.primitive === 'decimal') ||
    (type === 'string' && value.primitive === 'anyURI');
  if (isPromoted) return cast(value, type);
  throw new XPathDynamicError('XPTY0004', `A value of type xs:${value.type} stands where xs:${type} has to.`);
}

function convertNumeric(value: AtomicValue): AtomicValue {
  if (isNumeric(value)) return value;
  if (value.primitive === 'untypedAtomic') return cast(value, 'double');
  throw new XPathDynamicError('XPTY0004', `A value of type xs:${value.type} stands where a number has to.`);
}

/** Tests whether a sequence may have that many items. */
function isCount(count: number, occurrence: OccurrenceIndicator): boolean {
  if (count === 0) return occurrence === '?' || occurrence === '*';
  return count === 1 || occurrence === '*' || occurrence === '+';
}

function matchesItem(item: Item, type: SequenceType): boolean {
  switch (type.item) {
    case 'empty':
      return false;
    case 'any':
      return true;
    case 'atomic':
      return !isNode(item) && isDerivedFrom(item.type, type.type);
    case 'node':
      return isNode(item) && isOfKind(item, type.test);
  }
}

/** Tests whether a sequence is of a type ("XML Path Language (XPath) 2.0", section 2.5.4). */
export function matchesType(sequence: Sequence, type: SequenceType): boolean {
  if (type.item === 'empty') return sequence.length === 0;
  return isCount(sequence.length, type.occurrence) && sequence.every((item) => matchesItem(item, type));
}
