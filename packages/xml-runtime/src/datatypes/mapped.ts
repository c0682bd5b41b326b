import type { Lazy, SimpleTypeDescriptor } from '../schema/descriptor.js';
import { type Datatype, type LiteralCheck, withChecks } from './datatype.js';
import type { Facet } from './facets/facet.js';
import { type Failure, invalidLiteral } from './failure.js';
import { restrictDatatype } from './restriction.js';
import { datatypeOf, SimpleType, type SimpleTypeName } from './simple-type.js';

/**
 * Maps the literals of a simple type to values of a type of your own, and back.
 *
 * `parse` and `format` have to be inverse to each other: `parse(format(value))` is a value equal to `value`. A round trip
 * keeps what a value keeps of its literal.
 *
 * @example
 * const moneyCodec: SimpleTypeCodec<Money> = {
 *   parse: (literal) => Money.fromString(literal),
 *   format: (value) => value.toString(),
 *   is: (value): value is Money => value instanceof Money,
 * };
 */
export interface SimpleTypeCodec<T> {
  /**
   * The value of a literal.
   *
   * @param literal - valid by the schema type, its white space normalised
   * @throws anything, where the literal has no value: it is then refused like one that breaks a facet
   */
  readonly parse: (literal: string) => T;
  /**
   * The literal of a value; the schema type checks it.
   *
   * @throws anything, where the value has no literal: the value is then refused
   */
  readonly format: (value: T) => string;
  /**
   * Whether this is a value of the codec. Without it, `format` has to throw for others: a union of types asks each of
   * its members for a literal.
   */
  readonly is?: (value: unknown) => value is T;
}

/** What {@link mapped} takes. */
export interface MappedOptions<T> extends SimpleTypeName {
  readonly base: Lazy<SimpleTypeDescriptor>;
  readonly facets?: Lazy<readonly Facet[]>;
  readonly codec: SimpleTypeCodec<T>;
}

/**
 * A simple type whose values are of a type of your own. Facets are checked on literals, as those of `restriction` are,
 * and types derived from this one have its values.
 *
 * @example
 * const Price = mapped<Money>({ base: xs.decimal, facets: () => [fractionDigits(2)], codec: moneyCodec });
 * Price.parse('12.50'); // a Money
 */
export function mapped<T>(options: MappedOptions<T>): SimpleTypeDescriptor<T> {
  return new SimpleType<T>(options, () => {
    const base = datatypeOf(options.base);
    const derived = restrictDatatype(options.name ?? base.label, base, options.facets);
    return withCodec(derived, options.codec);
  });
}

function withCodec<T>(type: Datatype, codec: SimpleTypeCodec<T>): Datatype<T> {
  const check: LiteralCheck = (literal) => parseFailure(type, codec, literal);
  return {
    ...withChecks(type, [check]),
    value: (literal) => codec.parse(literal),
    literal: (value, _namespaces, { describeValue }) => {
      if (codec.is !== undefined && !codec.is(value)) return foreignValue(type, describeValue(value));
      try {
        // Without `is`, `format` is what tells values of the codec from others.
        const literal: unknown = codec.format(value as T);
        return typeof literal === 'string'
          ? type.normalize(literal)
          : foreignValue(type, describeValue(value));
      } catch (error) {
        return foreignValue(type, describeValue(value), error);
      }
    },
  };
}

function parseFailure<T>(type: Datatype, codec: SimpleTypeCodec<T>, literal: string): Failure | undefined {
  try {
    codec.parse(literal);
    return undefined;
  } catch (error) {
    const problem = `is a valid ${type.label}, but its codec refuses it${reasonOf(error)}`;
    return invalidLiteral('cvc-datatype-valid.1', literal, problem, 'a literal that the codec accepts');
  }
}

function foreignValue(type: Datatype, found: string, error?: unknown): Failure {
  return {
    rule: 'cvc-datatype-valid.1',
    problem: `the codec of ${type.label} has no literal for ${found}${error === undefined ? '' : reasonOf(error)}`,
    expected: 'a value of the codec',
    found,
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `: ${error.message}` : '';
}
