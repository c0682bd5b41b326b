import type { Datatype } from './datatype.js';
import { isDecimal, isInteger, shortDecimal } from './decimal.js';
import { invalidLiteral, wrongType } from './failure.js';
import { trim } from './white-space.js';

/** `double` (Part 2, section 3.2.5). */
export const doubleDatatype: Datatype<number> = /* @__PURE__ */ floatingPoint('double', false);

/** `double` in XSD 1.1, which adds `+INF`. */
export const double11Datatype: Datatype<number> = /* @__PURE__ */ floatingPoint('double', true);

/**
 * `float` (section 3.2.4). Values keep the precision of the literal, so that what was read is written again; they are
 * rounded to single precision where they are compared.
 */
export const floatDatatype: Datatype<number> = /* @__PURE__ */ floatingPoint('float', false);

/** `float` in XSD 1.1, which adds `+INF`. */
export const float11Datatype: Datatype<number> = /* @__PURE__ */ floatingPoint('float', true);

function floatingPoint(primitive: 'float' | 'double', isXsd11: boolean): Datatype<number> {
  const round = primitive === 'float' ? Math.fround : (value: number): number => value;
  const label = `xs:${primitive}`;
  return {
    variety: 'atomic',
    label,
    primitive,
    whiteSpace: 'collapse',
    facets: { whiteSpace: 'collapse' },
    normalize: trim,
    check: (literal) =>
      isFloatingPoint(literal) || (isXsd11 && literal === '+INF')
        ? undefined
        : invalidLiteral(
            'cvc-datatype-valid.1.2.1',
            literal,
            `is not a valid ${label}`,
            'a number such as 1.5 or 1.5E3, INF, -INF or NaN',
          ),
    value: parseFloatingPoint,
    literal: (value) =>
      typeof value === 'number' ? literalOfNumber(value) : wrongType(label, 'a number', value),
    // Positive and negative zero are equal (XSD 1.1 Part 2, section 3.3.4.1).
    key: (literal) => String(round(parseFloatingPoint(literal))),
    order: {
      position: (literal) => round(parseFloatingPoint(literal)),
      compare: compareNumbers,
    },
  };
}

function isFloatingPoint(text: string): boolean {
  if (isDecimal(text) || text === 'INF' || text === '-INF' || text === 'NaN') return true;
  const exponentAt = text.search(/[eE]/);
  return exponentAt !== -1 && isDecimal(text.slice(0, exponentAt)) && isInteger(text.slice(exponentAt + 1));
}

/** The number that a literal of `double` stands for. */
export function parseFloatingPoint(literal: string): number {
  const short = shortDecimal(literal);
  if (!Number.isNaN(short)) return short;
  switch (literal) {
    case 'INF':
    case '+INF':
      return Number.POSITIVE_INFINITY;
    case '-INF':
      return Number.NEGATIVE_INFINITY;
    default:
      return Number(literal);
  }
}

function literalOfNumber(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'INF';
  if (value === Number.NEGATIVE_INFINITY) return '-INF';
  if (Object.is(value, -0)) return '-0';
  return String(value).replace('e', 'E');
}

/** The canonical literal of a finite number (Part 2, sections 3.2.4.2 and 3.2.5.2). */
export function formatFloatingPoint(value: number): string {
  const [mantissa = '', exponent = ''] = (Object.is(value, -0) ? '-0e0' : value.toExponential()).split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

function compareNumbers(a: number, b: number): number | undefined {
  if (a === b) return 0;
  if (a < b) return -1;
  if (a > b) return 1;
  // NaN is equal to itself and incomparable with every other value.
  return Number.isNaN(a) && Number.isNaN(b) ? 0 : undefined;
}
