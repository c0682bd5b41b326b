import { choice, type LiteralState, type LiteralStep } from './literal-state.js';
import type { DigitBound, Magnitudes } from './magnitudes.js';

/** How numbers are written. */
export interface Notation {
  /** The signs that may stand before the digits; `''` for none. */
  readonly signs: readonly ('' | '-' | '+')[];
  readonly hasPoint: boolean;
  readonly hasExponent: boolean;
}

/**
 * Accepts the literals of numbers.
 * @param isZero - whether zero is among them
 */
export function numberLiterals(
  magnitudes: readonly Magnitudes[],
  isZero: boolean,
  notation: Notation,
): LiteralState {
  const starts = magnitudes.map((it) => beforeDigits({ ...notation, ...it, isZero: false }));
  if (isZero) {
    const all = { minExponent: Number.NEGATIVE_INFINITY, maxExponent: Number.POSITIVE_INFINITY };
    starts.unshift(beforeDigits({ ...notation, ...all, isZero }));
  }
  const digits = choice(starts);
  return { key: 'start', isEnd: false, steps: () => firstSteps(digits, notation) };
}

/** Of literals of one length, those with zeros before their digits come last. */
function firstSteps(digits: LiteralState, { signs }: Notation): readonly LiteralStep[] {
  const unsigned = signs.includes('') ? digits.steps() : [];
  return [
    ...unsigned.filter(({ text }) => text !== '0'),
    ...signs.filter((it) => it !== '').map((text) => ({ text, next: digits })),
    ...unsigned.filter(({ text }) => text === '0'),
  ];
}

/** The numbers of one automaton: magnitudes, or zero. */
interface Language extends Notation, Magnitudes {
  readonly isZero: boolean;
}

const DIGITS = '0123456789';

/** Before the first digit other than 0 of the whole part. */
function beforeDigits(language: Language, hasDigit = false): LiteralState {
  const { hasPoint, hasExponent, isZero, maxExponent } = language;
  return {
    key: hasDigit ? '0' : '',
    isEnd: isZero && hasDigit,
    steps: () => {
      const steps: LiteralStep[] = [];
      if (!isZero && (hasExponent || maxExponent >= 0)) {
        pushDigits(steps, language, START, (compared) => wholePart(language, compared, 1));
      }
      if (hasPoint) steps.push({ text: '.', next: afterPoint(language, hasDigit, 0) });
      if (isZero && hasDigit) pushExponent(steps, language, 0);
      steps.push({ text: '0', next: beforeDigits(language, true) });
      return steps;
    },
  };
}

/** After the point of a number whose whole part is zero, and after some zeros. */
function afterPoint(language: Language, hasDigit: boolean, zeros: number): LiteralState {
  const { isZero, hasExponent, minExponent } = language;
  return {
    key: `.${hasDigit ? zeros : ''}`,
    isEnd: isZero && hasDigit,
    steps: () => {
      const steps: LiteralStep[] = [];
      if (!isZero) {
        pushDigits(steps, language, START, (compared) => fraction(language, compared, -zeros - 1));
      }
      if (isZero && hasDigit) pushExponent(steps, language, 0);
      if (isZero || hasExponent || -zeros - 2 >= minExponent) {
        const next = afterPoint(language, true, isZero ? 0 : zeros + 1);
        steps.push({ text: '0', next });
      }
      return steps;
    },
  };
}

/** After so many digits of the whole part, its first zeros left out. */
function wholePart(language: Language, compared: Compared, count: number): LiteralState {
  const { hasPoint, hasExponent, maxExponent } = language;
  return {
    key: `w${count},${keyOf(language, compared)}`,
    isEnd: isComplete(language, compared, count - 1),
    steps: () => {
      const steps: LiteralStep[] = [];
      if (areWithin(language, compared)) pushExponent(steps, language, count - 1);
      if (hasPoint) steps.push({ text: '.', next: fraction(language, compared, count - 1) });
      if (hasExponent || count <= maxExponent) {
        pushDigits(steps, language, compared, (next) => wholePart(language, next, count + 1));
      }
      return steps;
    },
  };
}

/**
 * After digits of the fraction.
 * @param place - the power of ten that the first digit other than 0 counts
 */
function fraction(language: Language, compared: Compared, place: number): LiteralState {
  return {
    key: `f${place},${keyOf(language, compared)}`,
    isEnd: isComplete(language, compared, place),
    steps: () => {
      const steps: LiteralStep[] = [];
      if (areWithin(language, compared)) pushExponent(steps, language, place);
      pushDigits(steps, language, compared, (next) => fraction(language, next, place));
      return steps;
    },
  };
}

/** How digits compare with the bounds of a language. */
interface Compared {
  /** How many there are. */
  readonly count: number;
  /** They are those of the lower bound so far. */
  readonly isLeast: boolean;
  /** They are those of the upper bound so far. */
  readonly isGreatest: boolean;
}

const START: Compared = { count: 0, isLeast: true, isGreatest: true };

function keyOf({ least, greatest }: Magnitudes, { count, isLeast, isGreatest }: Compared): string {
  const isLower = isLeast && least !== undefined;
  const isUpper = isGreatest && greatest !== undefined;
  const longest = Math.max(isLower ? least.digits.length : 0, isUpper ? greatest.digits.length : 0);
  return `${isLower ? 'l' : ''}${isUpper ? 'g' : ''}${Math.min(count, longest)}`;
}

/** Whether digits are within the bounds if no other than zeros follow. */
function areWithin({ least, greatest }: Magnitudes, { count, isLeast, isGreatest }: Compared): boolean {
  const isBelow = least !== undefined && isLeast && !(least.isIncluded && count >= least.digits.length);
  const isAbove =
    greatest !== undefined && isGreatest && !greatest.isIncluded && count >= greatest.digits.length;
  return !isBelow && !isAbove;
}

function isComplete(language: Language, compared: Compared, place: number): boolean {
  return place >= language.minExponent && place <= language.maxExponent && areWithin(language, compared);
}

/** Adds the digits that may come next. */
function pushDigits(
  steps: LiteralStep[],
  { least, greatest }: Magnitudes,
  { count, isLeast, isGreatest }: Compared,
  next: (compared: Compared) => LiteralState,
): void {
  const lowest = isLeast ? digitAt(least, count) : undefined;
  const highest = isGreatest ? digitAt(greatest, count) : undefined;
  for (const character of count === 0 ? DIGITS.slice(1) : DIGITS) {
    if ((lowest !== undefined && character < lowest) || (highest !== undefined && character > highest))
      continue;
    const compared = {
      count: count + 1,
      isLeast: character === lowest,
      isGreatest: character === highest,
    };
    steps.push({ text: character, next: next(compared) });
  }
}

function digitAt(bound: DigitBound | undefined, index: number): string | undefined {
  return bound && (bound.digits[index] ?? '0');
}

/** Adds the letters that begin an exponent. */
function pushExponent(steps: LiteralStep[], language: Language, place: number): void {
  if (!language.hasExponent) return;
  const min = language.minExponent - place;
  const max = language.maxExponent - place;
  const next: LiteralState = {
    key: `E${min},${max}`,
    isEnd: false,
    steps: () => [
      ...exponent(min, max, 1, 0, false).steps(),
      { text: '-', next: exponent(min, max, -1, 0, false) },
      { text: '+', next: exponent(min, max, 1, 0, false) },
    ],
  };
  for (const character of 'Ee') steps.push({ text: character, next });
}

/** Zeros before the other digits come last: there may be any number of them. */
const EXPONENT_DIGITS = '1234567890';

/** Within an exponent. */
function exponent(min: number, max: number, sign: 1 | -1, read: number, hasDigit: boolean): LiteralState {
  const least = sign === 1 ? min : -max;
  const greatest = sign === 1 ? max : -min;
  return {
    key: `E${min},${max},${sign}${hasDigit ? read : ''}`,
    isEnd: hasDigit && read >= least && read <= greatest,
    steps: () =>
      [...EXPONENT_DIGITS].flatMap((character): readonly LiteralStep[] => {
        const longer = read * 10 + Number(character);
        const more =
          greatest === Number.POSITIVE_INFINITY
            ? leastAlike(longer, Math.max(least, 1))
            : Math.min(longer, greatest + 1);
        if (!canBecome(more, least, greatest)) return [];
        return [{ text: character, next: exponent(min, max, sign, more, true) }];
      }),
  };
}

/**
 * The least number that becomes as large as a bound with as many more digits, whatever they are. Where there is no upper
 * bound, numbers that need the same digits are alike: a search looks at one of them instead of hundreds.
 */
function leastAlike(read: number, bound: number): number {
  if (read === 0) return 0;
  for (let width = 1; ; width *= 10) {
    if (read * width >= bound) return Math.ceil(bound / width);
    // Here it depends on the digits that follow.
    if ((read + 1) * width > bound) return read;
  }
}

/** Whether digits may follow those of a number so that it comes to lie between two. */
function canBecome(read: number, least: number, greatest: number): boolean {
  if (read === 0) return greatest >= 0;
  for (let low = read, width = 1; low <= greatest; low *= 10, width *= 10) {
    if (low + width > least) return true;
  }
  return false;
}
