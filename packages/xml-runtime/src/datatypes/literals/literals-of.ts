import type { NamespaceContext } from '../../schema/descriptor.js';
import type { Datatype } from '../datatype.js';
import { canonicalDecimal } from '../decimal.js';
import { isIntegerType } from '../integer.js';
import { compilePattern } from '../patterns/pattern.js';
import { inAllZones, ofDay, ofInstant, sameFields } from './date-time-shapes.js';
import { durationShapes } from './duration-shapes.js';
import { choice, type LiteralState, listOf } from './literal-state.js';
import { exactly, nearest } from './magnitudes.js';
import { type Alternatives, matching } from './matching.js';
import { type Notation, numberLiterals } from './number-literals.js';
import { fixed, inEitherCase, type Piece, type Shape, shaped } from './shape.js';

/**
 * Which literals of a value are asked for: 0 for the canonical one of the specification; 1 for those that say the same;
 * 2 for those that the JavaScript value may have been read from as well; 3 for the rest that are equal to it. Each level
 * has those of the levels below.
 */
export type Level = 0 | 1 | 2 | 3;

const LEVELS: readonly Level[] = [0, 1, 2, 3];

/** An automaton that accepts other literals of a value, as the patterns of its type want them. */
export function literalsOf(
  type: Datatype,
  literal: string,
  namespaces: NamespaceContext | undefined,
  level: Level,
): LiteralState {
  return matching(unmatched(type, literal, namespaces, level), patternsOf(type));
}

/** Patterns are compiled once for each type: the states that they come through are kept by them. */
const patterns = new WeakMap<Datatype, readonly Alternatives[]>();

/** The patterns of each step of a type's derivation. */
function patternsOf(type: Datatype): readonly Alternatives[] {
  let known = patterns.get(type);
  if (known === undefined) {
    const steps: Alternatives[] = [];
    for (let step: Datatype | undefined = type; step !== undefined; step = step.base) {
      const { pattern } = step.facets;
      if (pattern === undefined) continue;
      steps.push((typeof pattern === 'string' ? [pattern] : pattern).map((it) => compilePattern(it)));
    }
    known = steps;
    patterns.set(type, known);
  }
  return known;
}

function unmatched(
  type: Datatype,
  literal: string,
  namespaces: NamespaceContext | undefined,
  level: Level,
): LiteralState {
  const { item, members } = type;
  if (item !== undefined) {
    const items = literal === '' ? [] : literal.split(' ');
    return listOf(items.map((it) => literalsOf(item, it, namespaces, level)));
  }
  if (members !== undefined) {
    const able = members.filter((it) => it.check(it.normalize(literal), namespaces) === undefined);
    return choice(able.map((it) => literalsOf(it, it.normalize(literal), namespaces, level)));
  }
  return atomic(type, literal, namespaces, level);
}

function atomic(
  type: Datatype,
  literal: string,
  namespaces: NamespaceContext | undefined,
  level: Level,
): LiteralState {
  switch (type.primitive) {
    case 'boolean':
      return shaped((literal === 'true' || literal === '1' ? ['true', '1'] : ['false', '0']).map(fixed));
    case 'float':
    case 'double':
      return floats(type.primitive, literal, level);
    case 'decimal':
      return decimals(type, literal, level, type.value(literal, namespaces));
    case 'hexBinary':
      return shaped([level === 0 ? fixed(literal.toUpperCase()) : inEitherCase(literal)]);
    case 'base64Binary':
      return shaped([level === 0 ? fixed(literal.replaceAll(' ', '')) : spaced(literal)]);
    case 'duration':
      return shaped(durationShapes(literal));
    case 'dateTime':
    case 'date':
    case 'time':
    case 'gYearMonth':
    case 'gYear':
    case 'gMonthDay':
    case 'gDay':
    case 'gMonth':
      return shaped(dateTimes(type.primitive, literal, level, type.value(literal, namespaces)));
    case 'QName':
    case 'NOTATION':
      return level === 0 ? shaped([fixed(literal)]) : names(literal);
    default:
      return shaped([fixed(literal)]);
  }
}

function floats(primitive: 'float' | 'double', literal: string, level: Level): LiteralState {
  const value = literal.endsWith('INF') ? (literal.startsWith('-') ? -Infinity : Infinity) : Number(literal);
  if (Number.isNaN(value)) return shaped([fixed('NaN')]);
  const hasDigits = Number.isFinite(value);
  if (level === 0 && hasDigits) return shaped([fixed(canonicalFloat(value))]);
  const notation: Notation = { signs: signsOf(value, level), hasPoint: true, hasExponent: true };
  // What was read for a float keeps the precision of a double.
  const numbers =
    level < 2
      ? numberLiterals(hasDigits ? exactly(literal) : [], value === 0, notation)
      : numberLiterals(nearest(value, level === 2 ? 'double' : primitive), value === 0, notation);
  if (hasDigits) return numbers;
  const names = value < 0 ? ['-INF'] : ['INF', '+INF'];
  return level < 2 ? shaped(names.map(fixed)) : choice([shaped(names.map(fixed)), numbers]);
}

/** Part 2, sections 3.2.4.2 and 3.2.5.2. */
function canonicalFloat(value: number): string {
  const [mantissa = '', exponent = ''] = (Object.is(value, -0) ? '-0e0' : value.toExponential()).split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

function decimals(type: Datatype, literal: string, level: Level, value: unknown): LiteralState {
  const isInteger = isIntegerType(type);
  if (level === 0)
    return shaped([fixed(isInteger ? canonicalDecimal(literal) : withPoint(canonicalDecimal(literal)))]);
  const exact = exactly(literal);
  const isNegative = literal.startsWith('-');
  const notation: Notation = {
    signs: signsOf(isNegative ? -0 : 0, exact.length === 0 ? level : 1),
    hasPoint: !isInteger,
    hasExponent: false,
  };
  // A number has been read from any of the decimals that are nearest to it.
  const isRounded = level >= 2 && typeof value === 'number' && !isInteger;
  const magnitudes = isRounded ? nearest(value, 'double') : exact;
  return numberLiterals(magnitudes, isRounded ? value === 0 : exact.length === 0, notation);
}

/** Part 2, section 3.2.3.2. */
function withPoint(literal: string): string {
  return literal.includes('.') ? literal : `${literal}.0`;
}

/** Zero has either sign, but keeps its own as long as that is possible. */
function signsOf(value: number, level: Level): Notation['signs'] {
  if (value === 0 && level === 3) return ['', '-', '+'];
  return value < 0 || Object.is(value, -0) ? ['-'] : ['', '+'];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_';

/** Names with any prefix of ASCII characters, or with none: what they are bound to is for the writer to say. */
function names(literal: string): LiteralState {
  const localName = literal.slice(literal.indexOf(':') + 1);
  const prefix: Piece = { characters: `${LETTERS}0123456789-.`, repeats: true };
  return shaped([fixed(localName), [{ characters: LETTERS }, prefix, ...fixed(`:${localName}`)]]);
}

/** The levels that have other literals than those below, as far as that is known of a type. */
export function levelsOf({ primitive, item, members }: Datatype): readonly Level[] {
  if (item !== undefined) return levelsOf(item);
  if (members !== undefined)
    return LEVELS.filter((it) => members.some((member) => levelsOf(member).includes(it)));
  switch (primitive) {
    case 'float':
    case 'double':
    case 'decimal':
      return LEVELS;
    case 'dateTime':
    case 'date':
      return [1, 2, 3];
    case 'hexBinary':
    case 'base64Binary':
    case 'QName':
    case 'NOTATION':
      return [0, 1];
    default:
      return [1];
  }
}

/** A space may follow any character but the last (section 3.2.16). */
function spaced(literal: string): Shape {
  return Array.from(literal.replaceAll(' ', ''), (characters, index) => [
    ...(index === 0 ? [] : [{ characters: ' ', isOptional: true as const }]),
    { characters },
  ]).flat();
}

function dateTimes(primitive: string, literal: string, level: Level, value: unknown): readonly Shape[] {
  if (value instanceof Date && level >= 2)
    return primitive === 'date' ? ofDay(literal) : ofInstant(value, level === 2 ? 'in use' : 'all');
  const fields = sameFields(literal);
  return level === 3 && primitive === 'dateTime' ? [...fields, ...inAllZones(literal)] : fields;
}
