import {
  attributeValue,
  findAttribute,
  type SourceAttribute,
  type SourceElement,
} from '../documents/source-element.js';
import { annotated } from './annotations.js';
import { anyAtomicType, anySimpleType, builtinSimpleType } from './builtins.js';
import type { Scope } from './context.js';
import { readFacets } from './facets.js';
import type { SimpleTypeDefinition } from './model.js';
import { finalOf, schemaChild, schemaChildren } from './schema-elements.js';

type Identity = Pick<
  SimpleTypeDefinition,
  'component' | 'name' | 'targetNamespace' | 'builtin' | 'final' | 'annotation' | 'location'
>;

/**
 * Builds a simple type definition from an `xs:simpleType` element (Part 1, section 3.14.2).
 *
 * @param name - absent for an anonymous type
 */
export function buildSimpleType(scope: Scope, element: SourceElement, name?: string): SimpleTypeDefinition {
  const identity: Identity = {
    component: 'simpleTypeDefinition',
    ...(name !== undefined && { name }),
    targetNamespace: scope.document.targetNamespace,
    builtin: false,
    final: finalOf(scope, element, [
      'restriction',
      'list',
      'union',
      ...(scope.compilation.xsdVersion === '1.1' ? (['extension'] as const) : []),
    ]),
    ...annotated(element),
    location: element.location,
  };
  const derivation = schemaChild(element, 'restriction', 'list', 'union');
  switch (derivation?.name) {
    case 'restriction':
      return restrictSimpleType(scope, derivation, baseOfRestriction(scope, derivation), identity);
    case 'list':
      return buildList(scope, derivation, identity);
    case 'union':
      return buildUnion(scope, derivation, identity);
    default:
      return { ...identity, baseTypeDefinition: anySimpleType, variety: 'atomic', facets: {} };
  }
}

/**
 * The simple type that restricts `base` with the facets that are children of an `xs:restriction`, which may be one in
 * simple content (Part 1, section 3.4.2).
 */
export function restrictSimpleType(
  scope: Scope,
  restriction: SourceElement,
  base: SimpleTypeDefinition,
  identity: Identity = {
    component: 'simpleTypeDefinition',
    targetNamespace: scope.document.targetNamespace,
    builtin: false,
    final: new Set(),
    location: restriction.location,
  },
): SimpleTypeDefinition {
  return {
    ...identity,
    baseTypeDefinition: base,
    variety: base.variety,
    ...(base.primitiveTypeDefinition && { primitiveTypeDefinition: base.primitiveTypeDefinition }),
    ...(base.itemTypeDefinition && { itemTypeDefinition: base.itemTypeDefinition }),
    ...(base.memberTypeDefinitions && { memberTypeDefinitions: base.memberTypeDefinitions }),
    facets: readFacets(scope, restriction),
  };
}

/**
 * The simple type that an attribute (`base`, `type`, `itemType`) names.
 * @returns undefined where there is none, which has then been reported
 */
export function resolveSimpleType(
  scope: Scope,
  reference: SourceAttribute,
): SimpleTypeDefinition | undefined {
  const type = scope.compilation.resolveType(scope, reference);
  if (type?.component === 'complexTypeDefinition') {
    scope.compilation.error(
      'src-resolve.1.1',
      `'${reference.value}' is a complex type; ${reference.name} needs a simple type here.`,
      reference.location,
    );
    return undefined;
  }
  return type;
}

function baseOfRestriction(scope: Scope, restriction: SourceElement): SimpleTypeDefinition {
  const base = findAttribute(restriction, 'base');
  const inline = schemaChild(restriction, 'simpleType');
  if ((base === undefined) === (inline === undefined)) {
    scope.compilation.error(
      'src-simple-type.2',
      'xs:restriction needs either a base attribute or an xs:simpleType child, and not both.',
      restriction.location,
    );
  }
  const type = inline ? buildSimpleType(scope, inline) : base && resolveSimpleType(scope, base);
  if (type === anySimpleType || type === anyAtomicType) {
    scope.compilation.error(
      'cos-st-restricts.1.1',
      `xs:${type.name} cannot be the base of a restriction: restrict a primitive type, a list or a union.`,
      base?.location ?? restriction.location,
    );
  }
  return type ?? builtinSimpleType('string');
}

function buildList(scope: Scope, list: SourceElement, identity: Identity): SimpleTypeDefinition {
  const itemType = findAttribute(list, 'itemType');
  const inline = schemaChild(list, 'simpleType');
  if ((itemType === undefined) === (inline === undefined)) {
    scope.compilation.error(
      'src-simple-type.3',
      'xs:list needs either an itemType attribute or an xs:simpleType child, and not both.',
      list.location,
    );
  }
  const item = inline ? buildSimpleType(scope, inline) : itemType && resolveSimpleType(scope, itemType);
  return {
    ...identity,
    baseTypeDefinition: anySimpleType,
    variety: 'list',
    itemTypeDefinition: item ?? builtinSimpleType('string'),
    facets: { whiteSpace: 'collapse', fixed: new Set(['whiteSpace']) },
  };
}

function buildUnion(scope: Scope, union: SourceElement, identity: Identity): SimpleTypeDefinition {
  const inline = schemaChildren(union).filter((child) => child.name === 'simpleType');
  const members: SimpleTypeDefinition[] = [];
  const attribute = findAttribute(union, 'memberTypes');
  const names = (attributeValue(union, 'memberTypes') ?? '').split(' ').filter((name) => name !== '');
  if (attribute !== undefined) {
    for (const value of names) {
      const member = resolveSimpleType(scope, { ...attribute, value });
      if (member !== undefined) {
        members.push(member);
      }
    }
  }
  if (names.length === 0 && inline.length === 0) {
    scope.compilation.error(
      'src-union-memberTypes-or-simpleTypes',
      'xs:union needs member types: a memberTypes attribute that is not empty, or xs:simpleType children.',
      union.location,
    );
  }
  members.push(...inline.map((child) => buildSimpleType(scope, child)));
  return {
    ...identity,
    baseTypeDefinition: anySimpleType,
    variety: 'union',
    memberTypeDefinitions: members,
    facets: {},
  };
}
