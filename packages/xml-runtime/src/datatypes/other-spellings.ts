import type { Datatype } from './datatype.js';
import { formatFloatingPoint } from './float.js';

/**
 * Some literals that have the value of another one in types that give it several, those first that specifications or
 * readers prefer. They are what a union tries whose earlier member takes a literal for a value of its own: 1 is true before
 * it is a number. Not all of them are literals of every type of the primitive.
 */
export function otherSpellings(
  { primitive, item, alternatives }: Datatype,
  literal: string,
): readonly string[] {
  switch (primitive) {
    case 'boolean':
      return literal === 'true' || literal === '1' ? ['true', '1'] : ['false', '0'];
    case 'decimal':
      return [
        literal.includes('.') ? literal.replace(/^(-?)0(?=\.)/, '$1') : `${literal}.0`,
        ...padded(literal),
      ];
    case 'float':
    case 'double':
      return literal.endsWith('INF') ? [`+${literal}`] : padded(formatFloatingPoint(Number(literal)), '');
    case 'hexBinary':
      return [literal.toLowerCase()];
    case 'base64Binary':
      return [`${literal.slice(0, -1)} ${literal.slice(-1)}`];
    case 'list': {
      const start = literal.lastIndexOf(' ') + 1;
      const others = item === undefined ? [] : otherSpellings(item, literal.slice(start));
      return others.map((it) => literal.slice(0, start) + it);
    }
    default:
      return alternatives?.(literal) ?? [];
  }
}

/** A number with a sign and zeros in front of it. */
function padded(literal: string, first = '+'): readonly string[] {
  const sign = literal.startsWith('-') ? '-' : '+';
  const magnitude = literal.replace(/^[+-]/, '');
  const bare = sign === '-' ? '-' : first;
  return [bare + magnitude, sign + magnitude, `${sign}0${magnitude}`, `${sign}00${magnitude}`];
}
