/** An exact decimal number, `unscaled` × 10^-`scale`: points in time and spans of time may have any number of digits. */
export interface ScaledInteger {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** The number of seconds in the text `5` or `05.250`, plus whole seconds. */
export function addSeconds(whole: bigint, seconds: string): ScaledInteger {
  const pointAt = seconds.indexOf('.');
  if (pointAt === -1) return { unscaled: whole + BigInt(seconds), scale: 0 };
  const fraction = withoutTrailingZeros(seconds.slice(pointAt + 1));
  const unit = 10n ** BigInt(fraction.length);
  return {
    unscaled: (whole + BigInt(seconds.slice(0, pointAt))) * unit + BigInt(fraction || 0),
    scale: fraction.length,
  };
}

/** Counted from the end: a search for zeros before the end starts anew in each run of them, at each of its zeros. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === '0') end--;
  return digits.slice(0, end);
}

/** The number plus a whole number. */
export function addWhole(number: ScaledInteger, whole: bigint): ScaledInteger {
  return { unscaled: number.unscaled + whole * 10n ** BigInt(number.scale), scale: number.scale };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareScaled(a: ScaledInteger, b: ScaledInteger): number {
  const scale = Math.max(a.scale, b.scale);
  const left = a.unscaled * 10n ** BigInt(scale - a.scale);
  const right = b.unscaled * 10n ** BigInt(scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}
