import type { AttributeType } from '../../vocabulary/attribute-values.js';
import type { Production, Xsd10ProductionName } from './production.js';
import {
  annotation,
  annotationOnly,
  attributes,
  facets,
  id,
  localSimpleType,
  many,
  one,
  optional,
  schemaTop,
  typeParticle,
} from './slots.js';

const occurs = { minOccurs: 'nonNegativeInteger', maxOccurs: 'maxOccurs' } as const;
const named = { ...id, name: 'NCName' } as const;
const wildcard = { ...id, namespace: 'namespaceList', processContents: 'processContents' } as const;
const localElementAttributes = {
  ...named,
  block: 'blockSet',
  default: 'anything',
  fixed: 'anything',
  form: 'form',
  nillable: 'boolean',
  ref: 'QName',
  type: 'QName',
} as const;
const elementContent: Production['contents'] = [
  [
    annotation,
    optional({ simpleType: 'localSimpleType', complexType: 'localComplexType' }),
    many({ unique: 'key', key: 'key', keyref: 'keyref' }),
  ],
];
const complexTypeContents: Production['contents'] = [
  [annotation, one({ simpleContent: 'simpleContent' })],
  [annotation, one({ complexContent: 'complexContent' })],
  [annotation, typeParticle, ...attributes],
];
const groupContents: Production['contents'] = [
  [
    annotation,
    many({
      element: 'localElement',
      group: 'groupReference',
      choice: 'explicitGroup',
      sequence: 'explicitGroup',
      any: 'any',
    }),
  ],
];
const allContents: Production['contents'] = [[annotation, many({ element: 'elementOfAll' })]];
const simpleTypeContents: Production['contents'] = [
  [annotation, one({ restriction: 'restriction', list: 'list', union: 'union' })],
];
const keyContents: Production['contents'] = [
  [annotation, one({ selector: 'xpath' }), { ...one({ field: 'xpath' }), repeats: true }],
];
const facetOf = (value: AttributeType): Production => ({
  attributes: { ...id, value, fixed: 'boolean' },
  required: ['value'],
  contents: annotationOnly,
});

/** The schema for schema documents of XSD 1.0 ("XML Schema Part 1: Structures", appendix A), as data. */
export const grammar10: Readonly<Record<Xsd10ProductionName, Production>> = {
  schema: {
    attributes: {
      ...id,
      attributeFormDefault: 'form',
      blockDefault: 'blockSet',
      elementFormDefault: 'form',
      finalDefault: 'fullDerivationSet',
      targetNamespace: 'nonEmptyURI',
      version: 'anything',
    },
    contents: [
      [
        many({ include: 'include', import: 'import', redefine: 'redefine', annotation: 'annotation' }),
        many(schemaTop),
      ],
    ],
  },
  include: {
    attributes: { ...id, schemaLocation: 'anyURI' },
    required: ['schemaLocation'],
    contents: annotationOnly,
  },
  import: {
    attributes: { ...id, namespace: 'nonEmptyURI', schemaLocation: 'anyURI' },
    contents: annotationOnly,
  },
  redefine: {
    attributes: { ...id, schemaLocation: 'anyURI' },
    required: ['schemaLocation'],
    contents: [
      [
        many({
          annotation: 'annotation',
          simpleType: 'globalSimpleType',
          complexType: 'globalComplexType',
          group: 'groupDefinition',
          attributeGroup: 'attributeGroupDefinition',
        }),
      ],
    ],
  },
  annotation: { attributes: id, contents: [[many({ appinfo: 'appinfo', documentation: 'documentation' })]] },
  appinfo: { attributes: { source: 'anyURI' } },
  documentation: { attributes: { source: 'anyURI' } },
  globalElement: {
    attributes: {
      ...named,
      abstract: 'boolean',
      block: 'blockSet',
      default: 'anything',
      final: 'derivationSet',
      fixed: 'anything',
      nillable: 'boolean',
      substitutionGroup: 'QName',
      type: 'QName',
    },
    required: ['name'],
    contents: elementContent,
  },
  localElement: { attributes: { ...localElementAttributes, ...occurs }, contents: elementContent },
  elementOfAll: {
    attributes: { ...localElementAttributes, minOccurs: 'zeroOrOne', maxOccurs: 'zeroOrOne' },
    contents: elementContent,
  },
  globalAttribute: {
    attributes: { ...named, default: 'anything', fixed: 'anything', type: 'QName' },
    required: ['name'],
    contents: [[annotation, localSimpleType]],
  },
  localAttribute: {
    attributes: {
      ...named,
      default: 'anything',
      fixed: 'anything',
      form: 'form',
      ref: 'QName',
      type: 'QName',
      use: 'use',
    },
    contents: [[annotation, localSimpleType]],
  },
  globalComplexType: {
    attributes: {
      ...named,
      abstract: 'boolean',
      block: 'derivationSet',
      final: 'derivationSet',
      mixed: 'boolean',
    },
    required: ['name'],
    contents: complexTypeContents,
  },
  localComplexType: { attributes: { ...id, mixed: 'boolean' }, contents: complexTypeContents },
  simpleContent: {
    attributes: id,
    contents: [[annotation, one({ restriction: 'simpleRestriction', extension: 'simpleExtension' })]],
  },
  complexContent: {
    attributes: { ...id, mixed: 'boolean' },
    contents: [[annotation, one({ restriction: 'complexDerivation', extension: 'complexDerivation' })]],
  },
  simpleRestriction: {
    attributes: { ...id, base: 'QName' },
    required: ['base'],
    contents: [[annotation, localSimpleType, facets, ...attributes]],
  },
  simpleExtension: {
    attributes: { ...id, base: 'QName' },
    required: ['base'],
    contents: [[annotation, ...attributes]],
  },
  complexDerivation: {
    attributes: { ...id, base: 'QName' },
    required: ['base'],
    contents: [[annotation, typeParticle, ...attributes]],
  },
  globalSimpleType: {
    attributes: { ...named, final: 'simpleDerivationSet' },
    required: ['name'],
    contents: simpleTypeContents,
  },
  localSimpleType: { attributes: id, contents: simpleTypeContents },
  restriction: { attributes: { ...id, base: 'QName' }, contents: [[annotation, localSimpleType, facets]] },
  list: { attributes: { ...id, itemType: 'QName' }, contents: [[annotation, localSimpleType]] },
  union: {
    attributes: { ...id, memberTypes: 'QNames' },
    contents: [[annotation, many({ simpleType: 'localSimpleType' })]],
  },
  facet: facetOf('anything'),
  unfixedFacet: { attributes: { ...id, value: 'anything' }, required: ['value'], contents: annotationOnly },
  nonNegativeFacet: facetOf('nonNegativeInteger'),
  positiveFacet: facetOf('positiveInteger'),
  whiteSpaceFacet: facetOf('whiteSpace'),
  groupDefinition: {
    attributes: named,
    required: ['name'],
    contents: [
      [
        annotation,
        one({
          all: 'allOfDefinition',
          choice: 'explicitGroupOfDefinition',
          sequence: 'explicitGroupOfDefinition',
        }),
      ],
    ],
  },
  groupReference: {
    attributes: { ...id, ref: 'QName', ...occurs },
    required: ['ref'],
    contents: annotationOnly,
  },
  all: { attributes: { ...id, minOccurs: 'zeroOrOne', maxOccurs: 'one' }, contents: allContents },
  explicitGroup: { attributes: { ...id, ...occurs }, contents: groupContents },
  allOfDefinition: { attributes: id, contents: allContents },
  explicitGroupOfDefinition: { attributes: id, contents: groupContents },
  any: { attributes: { ...wildcard, ...occurs }, contents: annotationOnly },
  attributeGroupDefinition: {
    attributes: named,
    required: ['name'],
    contents: [[annotation, ...attributes]],
  },
  attributeGroupReference: {
    attributes: { ...id, ref: 'QName' },
    required: ['ref'],
    contents: annotationOnly,
  },
  anyAttribute: { attributes: wildcard, contents: annotationOnly },
  notation: {
    attributes: { ...named, public: 'anything', system: 'anyURI' },
    required: ['name'],
    contents: annotationOnly,
  },
  key: { attributes: named, required: ['name'], contents: keyContents },
  keyref: { attributes: { ...named, refer: 'QName' }, required: ['name', 'refer'], contents: keyContents },
  xpath: { attributes: { ...id, xpath: 'anything' }, required: ['xpath'], contents: annotationOnly },
};
