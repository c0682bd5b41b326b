import type { XsdVersion } from '../../vocabulary/xsd-version.js';
import { grammar10 } from './grammar.js';
import type { Production, ProductionName, Slot } from './production.js';
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

type Attributes = Production['attributes'];

/** The production of XSD 1.0 with further attributes. */
function withAttributes(production: Production, attributes: Attributes): Production {
  return { ...production, attributes: { ...production.attributes, ...attributes } };
}

const assertions = many({ assert: 'assertion' });
const openContent = optional({ openContent: 'openContent' });
const facets11: Slot = {
  ...many({ ...facets.elements, assertion: 'assertion', explicitTimezone: 'explicitTimezoneFacet' }),
  // Facets that an implementation defines.
  admitsForeign: true,
};
const complexTypeContents: Production['contents'] = [
  [annotation, one({ simpleContent: 'simpleContent' })],
  [annotation, one({ complexContent: 'complexContent' })],
  [annotation, openContent, typeParticle, ...attributes, assertions],
];
const elementContents: Production['contents'] = [
  [
    annotation,
    optional({ simpleType: 'localSimpleType', complexType: 'localComplexType' }),
    many({ alternative: 'alternative' }),
    many({ unique: 'key', key: 'key', keyref: 'keyref' }),
  ],
];
const allContents: Production['contents'] = [
  [annotation, many({ element: 'localElement', any: 'any', group: 'groupReferenceOfAll' })],
];
/** An identity constraint may refer to another one by `ref`; src-identity-constraint says when it has to have what. */
const keyContents: Production['contents'] = [
  [annotation, one({ selector: 'xpath' }), { ...one({ field: 'xpath' }), repeats: true }],
  [annotation],
];
const xpathDefaultNamespace: Attributes = { xpathDefaultNamespace: 'xpathDefaultNamespace' };

/** The schema for schema documents of XSD 1.1 ("XSD 1.1 Part 1: Structures", appendix A), as data. */
const grammar11: Readonly<Record<ProductionName, Production>> = {
  ...grammar10,
  schema: {
    attributes: {
      ...grammar10.schema.attributes,
      ...xpathDefaultNamespace,
      defaultAttributes: 'QName',
    },
    contents: [
      [
        many({
          include: 'include',
          import: 'import',
          redefine: 'redefine',
          override: 'override',
          annotation: 'annotation',
        }),
        optional({ defaultOpenContent: 'defaultOpenContent' }),
        many(schemaTop),
      ],
    ],
  },
  override: {
    attributes: { ...id, schemaLocation: 'anyURI' },
    required: ['schemaLocation'],
    contents: [[many(schemaTop)]],
  },
  defaultOpenContent: {
    attributes: { ...id, appliesToEmpty: 'boolean', mode: 'defaultOpenContentMode' },
    contents: [[annotation, one({ any: 'wildcardOfOpenContent' })]],
  },
  openContent: {
    attributes: { ...id, mode: 'openContentMode' },
    contents: [[annotation, optional({ any: 'wildcardOfOpenContent' })]],
  },
  wildcardOfOpenContent: {
    attributes: {
      ...grammar10.anyAttribute.attributes,
      notNamespace: 'notNamespace',
      notQName: 'notQName',
    },
    contents: annotationOnly,
  },
  globalElement: {
    ...withAttributes(grammar10.globalElement, { substitutionGroup: 'QNames' }),
    contents: elementContents,
  },
  localElement: {
    ...withAttributes(grammar10.localElement, { targetNamespace: 'anyURI' }),
    contents: elementContents,
  },
  globalAttribute: withAttributes(grammar10.globalAttribute, { inheritable: 'boolean' }),
  localAttribute: withAttributes(grammar10.localAttribute, {
    inheritable: 'boolean',
    targetNamespace: 'anyURI',
  }),
  globalComplexType: {
    ...withAttributes(grammar10.globalComplexType, { defaultAttributesApply: 'boolean' }),
    contents: complexTypeContents,
  },
  localComplexType: {
    ...withAttributes(grammar10.localComplexType, { defaultAttributesApply: 'boolean' }),
    contents: complexTypeContents,
  },
  simpleRestriction: {
    ...grammar10.simpleRestriction,
    contents: [[annotation, localSimpleType, facets11, ...attributes, assertions]],
  },
  simpleExtension: { ...grammar10.simpleExtension, contents: [[annotation, ...attributes, assertions]] },
  complexDerivation: {
    ...grammar10.complexDerivation,
    contents: [[annotation, openContent, typeParticle, ...attributes, assertions]],
  },
  globalSimpleType: withAttributes(grammar10.globalSimpleType, { final: 'fullSimpleDerivationSet' }),
  restriction: { ...grammar10.restriction, contents: [[annotation, localSimpleType, facets11]] },
  explicitTimezoneFacet: {
    attributes: { ...id, value: 'explicitTimezone', fixed: 'boolean' },
    required: ['value'],
    contents: annotationOnly,
  },
  all: { attributes: { ...id, minOccurs: 'zeroOrOne', maxOccurs: 'zeroOrOne' }, contents: allContents },
  allOfDefinition: { attributes: id, contents: allContents },
  groupReferenceOfAll: {
    attributes: { ...id, ref: 'QName', minOccurs: 'one', maxOccurs: 'one' },
    required: ['ref'],
    contents: annotationOnly,
  },
  any: withAttributes(grammar10.any, { notNamespace: 'notNamespace', notQName: 'notQName' }),
  anyAttribute: withAttributes(grammar10.anyAttribute, {
    notNamespace: 'notNamespace',
    notQName: 'notQNameOfAttributes',
  }),
  key: { attributes: { ...grammar10.key.attributes, ref: 'QName' }, contents: keyContents },
  keyref: { attributes: { ...grammar10.keyref.attributes, ref: 'QName' }, contents: keyContents },
  xpath: withAttributes(grammar10.xpath, xpathDefaultNamespace),
  assertion: {
    attributes: { ...id, ...xpathDefaultNamespace, test: 'anything' },
    contents: annotationOnly,
  },
  alternative: {
    attributes: { ...id, ...xpathDefaultNamespace, test: 'anything', type: 'QName' },
    contents: [[annotation, optional({ simpleType: 'localSimpleType', complexType: 'localComplexType' })]],
  },
};

/** The schema for schema documents of each version. Nothing in that of 1.0 leads to a production of 1.1. */
export const grammars: Readonly<Record<XsdVersion, Readonly<Record<ProductionName, Production>>>> = {
  '1.0': { ...grammar11, ...grammar10 },
  '1.1': grammar11,
};
