import { anyAtomicType, anySimpleType, builtinSimpleType } from '../components/builtins.js';
import type { SimpleTypeDefinition } from '../components/model.js';
import type { CheckContext } from './check-context.js';
import { describeType } from './descriptions.js';
import { checkEnumeratedNotations, checkFixedFacets } from './facets.js';
import { isOrRestricts } from './type-derivation.js';

/** "Simple Type Definition Properties Correct", "Derivation Valid (Restriction, Simple)" (section 3.14.6), and facets. */
export function checkSimpleTypes(context: CheckContext): void {
  for (const type of context.components.simpleTypes) {
    // Checks its facets, as far as they do not depend on the schema.
    context.values.descriptor(type);
    if (type.baseTypeDefinition !== anySimpleType || type.variety === 'atomic') {
      checkRestriction(context, type);
      checkFixedFacets(context, type);
      checkEnumeratedNotations(context, type);
    } else if (type.variety === 'list') {
      checkList(context, type);
    } else if (type.variety === 'union') {
      checkUnion(context, type);
    }
  }
  checkNotations(context);
}

function checkRestriction(context: CheckContext, type: SimpleTypeDefinition): void {
  const base = type.baseTypeDefinition;
  if (base.final.has('restriction')) {
    context.error(
      'st-props-correct.3',
      `The type ${describeType(base)} is final for restriction.`,
      type.location,
    );
  }
}

function checkList(context: CheckContext, type: SimpleTypeDefinition): void {
  const item = type.itemTypeDefinition;
  if (item === undefined) {
    return;
  }
  refuseSpecial(context, type, item, 'cos-st-restricts.2.1');
  if (containsList(item)) {
    context.error(
      'cos-list-of-atomic',
      `The items of a list have to be atomic: ${describeType(item)} is a list, or a union with a list in it.`,
      type.location,
    );
  }
  if (item.final.has('list')) {
    context.error(
      'cos-st-restricts.2.3.1.1',
      `The type ${describeType(item)} is final for list.`,
      type.location,
    );
  }
}

function containsList(type: SimpleTypeDefinition): boolean {
  return type.variety === 'list' || (type.memberTypeDefinitions ?? []).some(containsList);
}

function checkUnion(context: CheckContext, type: SimpleTypeDefinition): void {
  for (const member of type.memberTypeDefinitions ?? []) {
    refuseSpecial(context, type, member, 'cos-st-restricts.3.1');
    if (member.final.has('union')) {
      context.error(
        'cos-st-restricts.3.3.1.1',
        `The type ${describeType(member)} is final for union.`,
        type.location,
      );
    }
  }
}

/** XSD 1.1 Part 1, section 3.16.6.2: `xs:anySimpleType` and `xs:anyAtomicType` are no part of other types. */
function refuseSpecial(
  context: CheckContext,
  { location, variety }: SimpleTypeDefinition,
  part: SimpleTypeDefinition,
  rule: string,
): void {
  if (context.xsdVersion === '1.1' && (part === anySimpleType || part === anyAtomicType)) {
    context.error(rule, `The type ${describeType(part)} cannot be part of a ${variety}.`, location);
  }
}

/**
 * XSD 1.0 Part 2, section 3.2.19: a type that enumerates the notations has to be used in a schema. In XSD 1.1 (section
 * 3.3.19.1) it is only values that have to be of such a type.
 */
function checkNotations(context: CheckContext): void {
  const { elements, attributes } = context.components;
  if (context.xsdVersion === '1.1') {
    return;
  }
  for (const { name, typeDefinition, location } of [...elements, ...attributes]) {
    if (typeDefinition.component === 'simpleTypeDefinition' && isBareNotation(typeDefinition)) {
      context.error(
        'enumeration-required-notation',
        `'${name}' is of type xs:NOTATION; it needs a type that restricts it to an enumeration of notations.`,
        location,
      );
    }
  }
}

function isBareNotation(type: SimpleTypeDefinition): boolean {
  const notation = builtinSimpleType('NOTATION');
  if (!isOrRestricts(type, notation)) {
    return false;
  }
  for (let step = type; step !== notation; step = step.baseTypeDefinition) {
    if (step.facets.enumeration !== undefined) {
      return false;
    }
  }
  return true;
}
