/** A source of pseudo-random integers; the same seed gives the same sequence on every machine. */
export interface Random {
  /** An integer from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number;
  /** One of `values`. */
  pick<T>(values: readonly [T, ...T[]]): T;
}

const MULTIPLIER = 1_664_525;
const INCREMENT = 1_013_904_223;

/**
 * Makes a linear congruential generator with a modulus of 2^32 (the constants are those of Numerical Recipes).
 * @param seed - an integer
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const integer = (minimum: number, maximum: number): number => {
    state = (Math.imul(state, MULTIPLIER) + INCREMENT) >>> 0;
    // The low bits of such a generator have short periods: scale, do not take the remainder.
    return minimum + Math.floor((state / 2 ** 32) * (maximum - minimum + 1));
  };
  return {
    integer,
    pick: (values) => values[integer(0, values.length - 1)] ?? values[0],
  };
}
