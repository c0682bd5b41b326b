import { stringLiteral } from '@proj/generator-kit';
import type { IdentityConstraintBinding } from '../binding/model.js';
import { arrayLiteral, type Code, sequenceOf } from './layout.js';
import type { ModuleScope } from './module-scope.js';

/**
 * The property `identityConstraints` of an element, where it has some: a function, so that a bundler may drop the calls in
 * it.
 */
export function identityConstraintsProperty(
  constraints: readonly IdentityConstraintBinding[],
  scope: ModuleScope,
): readonly Code[] {
  const calls = constraints.map((each) => constraintCall(each, scope));
  return constraints.length === 0 ? [] : [sequenceOf('identityConstraints: () => ', arrayLiteral(calls))];
}

function constraintCall(
  { category, name, selector, fields, refer }: IdentityConstraintBinding,
  scope: ModuleScope,
): Code {
  const more = refer === undefined ? '' : `, ${stringLiteral(refer)}`;
  return sequenceOf(
    `${scope.runtimeValue(category)}(${stringLiteral(name)}, ${stringLiteral(selector)}, `,
    arrayLiteral(fields.map(stringLiteral)),
    `, ${scope.prefixes()}${more})`,
  );
}
