import { stringLiteral } from '@proj/generator-kit';
import type { IdentityConstraintBinding } from '../binding/model.js';
import { arrayLiteral, type Code, objectLiteral, sequenceOf } from './layout.js';

type NodePath = IdentityConstraintBinding['selector'][number];

/** The property `identityConstraints` of an element, where it has some. */
export function identityConstraintsProperty(
  constraints: readonly IdentityConstraintBinding[],
): readonly Code[] {
  return constraints.length === 0
    ? []
    : [sequenceOf('identityConstraints: ', arrayLiteral(constraints.map(constraintLiteral)))];
}

function constraintLiteral({ category, name, selector, fields, refer }: IdentityConstraintBinding): Code {
  return objectLiteral([
    `category: ${stringLiteral(category)}`,
    `name: ${stringLiteral(name)}`,
    ...(refer === undefined ? [] : [`refer: ${stringLiteral(refer)}`]),
    sequenceOf('selector: ', pathList(selector)),
    sequenceOf('fields: ', arrayLiteral(fields.map(pathList))),
  ]);
}

function pathList(paths: readonly NodePath[]): Code {
  return arrayLiteral(paths.map(pathLiteral));
}

function pathLiteral({ descendant, steps, attribute }: NodePath): Code {
  return objectLiteral([
    ...(descendant ? ['descendant: true'] : []),
    sequenceOf('steps: ', arrayLiteral(steps.map(stringLiteral))),
    ...(attribute === undefined ? [] : [`attribute: ${stringLiteral(attribute)}`]),
  ]);
}
