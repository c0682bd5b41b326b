import type { Datatype } from './datatype.js';
import { invalidLiteral, wrongType } from './failure.js';
import { trim } from './white-space.js';

const label = 'xs:boolean';

/** `boolean` (Part 2, section 3.2.2). */
export const booleanDatatype: Datatype<boolean> = {
  variety: 'atomic',
  label,
  primitive: 'boolean',
  whiteSpace: 'collapse',
  facets: { whiteSpace: 'collapse' },
  normalize: trim,
  check: (literal) =>
    literal === 'true' || literal === 'false' || literal === '1' || literal === '0'
      ? undefined
      : invalidLiteral('cvc-datatype-valid.1.2.1', literal, `is not a valid ${label}`, 'true, false, 1 or 0'),
  value: isTrue,
  literal: (value) => (typeof value === 'boolean' ? String(value) : wrongType(label, 'a boolean', value)),
  key: (literal) => String(isTrue(literal)),
};

function isTrue(literal: string): boolean {
  return literal === 'true' || literal === '1';
}
