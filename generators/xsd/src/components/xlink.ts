import type { SourceLocation } from '../source-location.js';
import { XLINK_NAMESPACE } from '../vocabulary/namespaces.js';
import { componentKey } from '../vocabulary/qnames.js';
import { anySimpleType, builtinSimpleType } from './builtins.js';
import type { AttributeDeclaration, AttributeGroupDefinition, SimpleTypeDefinition } from './model.js';

const location: SourceLocation = { file: XLINK_NAMESPACE, line: 1, column: 1 };

function oneOf(...literals: readonly string[]): SimpleTypeDefinition {
  const token = builtinSimpleType('token');
  return {
    component: 'simpleTypeDefinition',
    targetNamespace: XLINK_NAMESPACE,
    baseTypeDefinition: token,
    builtin: false,
    variety: 'atomic',
    primitiveTypeDefinition: token.primitiveTypeDefinition ?? anySimpleType,
    facets: { enumeration: literals.map((lexical) => ({ lexical })) },
    final: new Set(),
    location,
  };
}

const types: Readonly<Record<string, SimpleTypeDefinition>> = {
  type: oneOf('simple', 'extended', 'title', 'resource', 'locator', 'arc', 'none'),
  href: builtinSimpleType('anyURI'),
  role: builtinSimpleType('anyURI'),
  arcrole: builtinSimpleType('anyURI'),
  title: builtinSimpleType('string'),
  show: oneOf('new', 'replace', 'embed', 'other', 'none'),
  actuate: oneOf('onLoad', 'onRequest', 'other', 'none'),
  label: builtinSimpleType('NCName'),
  from: builtinSimpleType('NCName'),
  to: builtinSimpleType('NCName'),
};

/**
 * The global attributes of XLink ("XML Linking Language (XLink) Version 1.1", section 5), by their component key: for
 * schemas that import the namespace without a document for it.
 */
export const xlinkAttributes: ReadonlyMap<string, AttributeDeclaration> = new Map(
  Object.entries(types).map(([name, typeDefinition]) => [
    componentKey(XLINK_NAMESPACE, name),
    {
      component: 'attributeDeclaration',
      name,
      targetNamespace: XLINK_NAMESPACE,
      scope: 'global',
      typeDefinition,
      location,
    },
  ]),
);

const simple = ['type', 'href', 'role', 'arcrole', 'title', 'show', 'actuate'];

/** The attribute group for simple links, `xlink:simpleAttrs`, by its component key. */
export const xlinkAttributeGroups: ReadonlyMap<string, AttributeGroupDefinition> = new Map([
  [
    componentKey(XLINK_NAMESPACE, 'simpleAttrs'),
    {
      component: 'attributeGroupDefinition',
      name: 'simpleAttrs',
      targetNamespace: XLINK_NAMESPACE,
      attributeUses: [...xlinkAttributes.values()]
        .filter(({ name }) => simple.includes(name))
        .map((attributeDeclaration) => ({
          location,
          required: false,
          attributeDeclaration,
          ...(attributeDeclaration.name === 'type' && {
            valueConstraint: { kind: 'fixed' as const, lexical: 'simple' },
          }),
        })),
      location,
    },
  ],
]);
