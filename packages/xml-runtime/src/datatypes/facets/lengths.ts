import type { Facets } from '../../schema/facets.js';
import type { Datatype, LiteralCheck } from '../datatype.js';
import { invalidLiteral } from '../failure.js';
import type { Facet } from './facet.js';
import { FacetError } from './facet-error.js';
import { inherited, lineage } from './facet-inheritance.js';

/** The number of characters, octets or items (Part 2, section 4.3.1). */
export function length(count: number): Facet {
  const check = (base: Datatype): LiteralCheck | undefined =>
    lengthCheck(base, 'cvc-length-valid', count, 'exactly', (it) => it === count);
  return { data: { length: count }, check };
}

/** The least number of characters, octets or items (section 4.3.2). */
export function minLength(count: number): Facet {
  const check = (base: Datatype): LiteralCheck | undefined =>
    count === 0
      ? undefined
      : lengthCheck(base, 'cvc-minLength-valid', count, 'at least', (it) => it >= count);
  return { data: { minLength: count }, check };
}

/** The greatest number of characters, octets or items (section 4.3.3). */
export function maxLength(count: number): Facet {
  const check = (base: Datatype): LiteralCheck | undefined => {
    const measured = lengthCheck(base, 'cvc-maxLength-valid', count, 'at most', (it) => it <= count);
    // No literal has more characters, octets or items than code units.
    return (
      measured &&
      ((literal, namespaces) => (literal.length <= count ? undefined : measured(literal, namespaces)))
    );
  };
  return { data: { maxLength: count }, check };
}

function lengthCheck(
  base: Datatype,
  rule: string,
  count: number,
  words: string,
  isValid: (actual: number) => boolean,
): LiteralCheck | undefined {
  const measure = base.length === 'characters' ? countCharacters : base.length;
  // QName and NOTATION have no length: every value satisfies the facet (section 4.3.1.3).
  if (measure === undefined) return undefined;
  const unit = unitOf(base);
  const expected = `${words} ${count} ${unit}`;
  return (literal) => {
    const actual = measure(literal);
    if (isValid(actual)) return undefined;
    return invalidLiteral(rule, literal, `has ${actual} ${unit}, not ${expected}`, expected);
  };
}

/** The number of characters (code points, not UTF-16 code units) in the text. */
function countCharacters(text: string): number {
  let count = text.length;
  for (let index = 1; index < text.length; index++) {
    const isLow = (text.charCodeAt(index) & 0xfc00) === 0xdc00;
    if (isLow && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}

/** What the length of a value is measured in. */
function unitOf({ variety, primitive }: Datatype): string {
  return variety === 'list' ? 'items' : primitive.endsWith('Binary') ? 'octets' : 'characters';
}

/** The constraints on `length`, `minLength` and `maxLength` (Part 2, sections 4.3.1.4 to 4.3.3.4). */
export function checkLengths(base: Datatype, facets: Facets): void {
  const own = { length: facets.length, minLength: facets.minLength, maxLength: facets.maxLength };
  const above = {
    length: inherited(base, 'length'),
    minLength: inherited(base, 'minLength'),
    maxLength: inherited(base, 'maxLength'),
  };
  if (own.length !== undefined && above.length !== undefined && own.length !== above.length) {
    throw new FacetError(
      'length-valid-restriction',
      'length',
      `${own.length} is not ${above.length} of ${base.label}`,
    );
  }
  if (own.minLength !== undefined && above.minLength !== undefined && own.minLength < above.minLength) {
    const message = `${own.minLength} is less than ${above.minLength} of ${base.label}`;
    throw new FacetError('minLength-valid-restriction', 'minLength', message);
  }
  if (own.maxLength !== undefined && above.maxLength !== undefined && own.maxLength > above.maxLength) {
    const message = `${own.maxLength} is greater than ${above.maxLength} of ${base.label}`;
    throw new FacetError('maxLength-valid-restriction', 'maxLength', message);
  }
  const length = own.length ?? above.length;
  const minLength = own.minLength ?? above.minLength;
  const maxLength = own.maxLength ?? above.maxLength;
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    const message = `${minLength} is greater than maxLength, ${maxLength}`;
    throw new FacetError('minLength-less-than-equal-to-maxLength', 'minLength', message);
  }
  if (length === undefined) return;
  if (minLength !== undefined) checkBesideLength(base, facets, 'minLength', minLength, minLength <= length);
  if (maxLength !== undefined) checkBesideLength(base, facets, 'maxLength', maxLength, maxLength >= length);
}

/**
 * `length` may stand beside a bound in another step of derivation (erratum E2-35 to XML Schema 1.0), or beside one that
 * holds already for a type above that has no `length`.
 */
function checkBesideLength(
  base: Datatype,
  facets: Facets,
  facet: 'minLength' | 'maxLength',
  value: number,
  isConsistent: boolean,
): void {
  const isOtherStep = facets.length === undefined || facets[facet] === undefined;
  const holdsAbove = [...lineage(base)].some(
    (it) => inherited(it, facet) === value && inherited(it, 'length') === undefined,
  );
  if (isConsistent && (isOtherStep || holdsAbove)) return;
  throw new FacetError('length-minLength-maxLength', facet, 'may not stand beside length');
}
