/** Says in words what the value must do, when it does not; `undefined` when the value is fine or another type. */
export type Rule = (value: unknown) => string | undefined;

/** JSON Schema `minimum` and `maximum`, of a type that is `integer` or not. */
export function range(minimum: number, maximum: number = Infinity, step?: 1): Rule {
  return (value) =>
    // Negated, so that NaN breaks the rule.
    typeof value === 'number' && !(value >= minimum && value <= maximum && (!step || value % step === 0))
      ? `be ${step ? 'an integer ' : ''}from ${minimum} to ${maximum}`
      : undefined;
}

/** JSON Schema `minLength` and `maxLength`: they count characters, not UTF-16 code units. */
export function length(minimum: number, maximum?: number): Rule {
  const within = range(minimum, maximum);
  return (value) => {
    const expected = typeof value === 'string' && within([...value].length);
    return expected ? `${expected} characters long` : undefined;
  };
}

/** JSON Schema `pattern`. */
export function pattern(expression: RegExp): Rule {
  return (value) =>
    typeof value === 'string' && !expression.test(value) ? `match ${expression.source}` : undefined;
}

/** JSON Schema `exclusiveMinimum` and `exclusiveMaximum`. */
export function between(above: number, below: number = Infinity): Rule {
  return (value) =>
    typeof value === 'number' && !(value > above && value < below)
      ? `be above ${above} and below ${below}`
      : undefined;
}

/** JSON Schema `enum` and `const`. */
export function oneOf(...values: readonly unknown[]): Rule {
  return (value) => (values.includes(value) ? undefined : `be one of ${values.join(', ')}`);
}
