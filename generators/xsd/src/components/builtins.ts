import type { SourceLocation } from '../source-location.js';
import { XML_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE } from '../vocabulary/namespaces.js';
import { componentKey } from '../vocabulary/qnames.js';
import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  ComplexTypeDefinition,
  Facets,
  SimpleTypeDefinition,
  TypeDefinition,
  Wildcard,
} from './model.js';

const location: SourceLocation = { file: XSD_NAMESPACE, line: 1, column: 1 };
const none: ReadonlySet<never> = new Set();

type MutableBase = { baseTypeDefinition?: SimpleTypeDefinition };

/** The simple ur-type definition `xs:anySimpleType` (Part 2, section 4.1.6): its own base, without a primitive type. */
export const anySimpleType: SimpleTypeDefinition = (() => {
  const type: Omit<SimpleTypeDefinition, 'baseTypeDefinition'> & MutableBase = {
    component: 'simpleTypeDefinition',
    name: 'anySimpleType',
    targetNamespace: XSD_NAMESPACE,
    builtin: true,
    variety: 'atomic',
    facets: {},
    final: none,
    location,
  };
  type.baseTypeDefinition = type as SimpleTypeDefinition;
  return type as SimpleTypeDefinition;
})();

function primitive(name: string, whiteSpace: 'preserve' | 'collapse' = 'collapse'): SimpleTypeDefinition {
  const type: Omit<SimpleTypeDefinition, 'primitiveTypeDefinition'> & {
    primitiveTypeDefinition?: SimpleTypeDefinition;
  } = {
    component: 'simpleTypeDefinition',
    name,
    targetNamespace: XSD_NAMESPACE,
    baseTypeDefinition: anySimpleType,
    builtin: true,
    variety: 'atomic',
    facets: whiteSpace === 'preserve' ? { whiteSpace } : { whiteSpace, fixed: new Set(['whiteSpace']) },
    final: none,
    location,
  };
  type.primitiveTypeDefinition = type;
  return type;
}

function derived(name: string, base: SimpleTypeDefinition, facets: Facets): SimpleTypeDefinition {
  return {
    component: 'simpleTypeDefinition',
    name,
    targetNamespace: XSD_NAMESPACE,
    baseTypeDefinition: base,
    builtin: true,
    variety: 'atomic',
    ...(base.primitiveTypeDefinition && { primitiveTypeDefinition: base.primitiveTypeDefinition }),
    facets,
    final: none,
    location,
  };
}

function listOf(name: string, item: SimpleTypeDefinition): SimpleTypeDefinition {
  return {
    component: 'simpleTypeDefinition',
    name,
    targetNamespace: XSD_NAMESPACE,
    baseTypeDefinition: anySimpleType,
    builtin: true,
    variety: 'list',
    itemTypeDefinition: item,
    facets: { minLength: 1, whiteSpace: 'collapse', fixed: new Set(['whiteSpace']) },
    final: none,
    location,
  };
}

const string = primitive('string', 'preserve');
const decimal = primitive('decimal');

// Part 2, section 3.3.
const normalizedString = derived('normalizedString', string, { whiteSpace: 'replace' });
const token = derived('token', normalizedString, { whiteSpace: 'collapse' });
const language = derived('language', token, { pattern: ['[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*'] });
const NMTOKEN = derived('NMTOKEN', token, { pattern: ['\\c+'] });
const Name = derived('Name', token, { pattern: ['\\i\\c*'] });
const NCName = derived('NCName', Name, { pattern: ['[\\i-[:]][\\c-[:]]*'] });
const ID = derived('ID', NCName, {});
const IDREF = derived('IDREF', NCName, {});
const ENTITY = derived('ENTITY', NCName, {});
const integer = derived('integer', decimal, {
  fractionDigits: 0,
  pattern: ['[\\-+]?[0-9]+'],
  fixed: new Set(['fractionDigits']),
});
const nonPositiveInteger = derived('nonPositiveInteger', integer, { maxInclusive: '0' });
const negativeInteger = derived('negativeInteger', nonPositiveInteger, { maxInclusive: '-1' });
const long = derived('long', integer, {
  minInclusive: '-9223372036854775808',
  maxInclusive: '9223372036854775807',
});
const int = derived('int', long, { minInclusive: '-2147483648', maxInclusive: '2147483647' });
const short = derived('short', int, { minInclusive: '-32768', maxInclusive: '32767' });
const byte = derived('byte', short, { minInclusive: '-128', maxInclusive: '127' });
const nonNegativeInteger = derived('nonNegativeInteger', integer, { minInclusive: '0' });
const unsignedLong = derived('unsignedLong', nonNegativeInteger, { maxInclusive: '18446744073709551615' });
const unsignedInt = derived('unsignedInt', unsignedLong, { maxInclusive: '4294967295' });
const unsignedShort = derived('unsignedShort', unsignedInt, { maxInclusive: '65535' });
const unsignedByte = derived('unsignedByte', unsignedShort, { maxInclusive: '255' });
const positiveInteger = derived('positiveInteger', nonNegativeInteger, { minInclusive: '1' });

/** The base of all primitive types in XSD 1.1 (Part 2, section 3.2.2); there is nothing else that it tells of a type. */
export const anyAtomicType: SimpleTypeDefinition = {
  component: 'simpleTypeDefinition',
  name: 'anyAtomicType',
  targetNamespace: XSD_NAMESPACE,
  baseTypeDefinition: anySimpleType,
  builtin: true,
  variety: 'atomic',
  facets: {},
  final: none,
  location,
};

const simpleTypes: readonly SimpleTypeDefinition[] = [
  anySimpleType,
  // Part 2, section 3.2.
  string,
  ...['boolean', 'float', 'double'].map((name) => primitive(name)),
  decimal,
  ...['duration', 'dateTime', 'time', 'date', 'gYearMonth', 'gYear', 'gMonthDay', 'gDay', 'gMonth'].map(
    (name) => primitive(name),
  ),
  ...['hexBinary', 'base64Binary', 'anyURI', 'QName', 'NOTATION'].map((name) => primitive(name)),
  normalizedString,
  token,
  language,
  NMTOKEN,
  listOf('NMTOKENS', NMTOKEN),
  Name,
  NCName,
  ID,
  IDREF,
  listOf('IDREFS', IDREF),
  ENTITY,
  listOf('ENTITIES', ENTITY),
  integer,
  nonPositiveInteger,
  negativeInteger,
  long,
  int,
  short,
  byte,
  nonNegativeInteger,
  unsignedLong,
  unsignedInt,
  unsignedShort,
  unsignedByte,
  positiveInteger,
];

const anyWildcard: Wildcard = {
  component: 'wildcard',
  namespaceConstraint: { variety: 'any' },
  processContents: 'lax',
  location,
};

/** The ur-type definition `xs:anyType` (Part 1, section 3.4.7): its own base. */
export const anyType: ComplexTypeDefinition = (() => {
  const type: Omit<ComplexTypeDefinition, 'baseTypeDefinition'> & { baseTypeDefinition?: TypeDefinition } = {
    component: 'complexTypeDefinition',
    name: 'anyType',
    targetNamespace: XSD_NAMESPACE,
    derivationMethod: 'restriction',
    final: none,
    abstract: false,
    attributeUses: [],
    attributeWildcard: anyWildcard,
    contentType: {
      variety: 'mixed',
      particle: {
        location,
        minOccurs: 1,
        maxOccurs: 1,
        term: {
          component: 'modelGroup',
          compositor: 'sequence',
          particles: [{ location, minOccurs: 0, maxOccurs: Number.POSITIVE_INFINITY, term: anyWildcard }],
          location,
        },
      },
    },
    prohibitedSubstitutions: none,
    location,
  };
  type.baseTypeDefinition = type as ComplexTypeDefinition;
  return type as ComplexTypeDefinition;
})();

/** `xs:error` (XSD 1.1 Part 1, section 3.16.7.3): a union without members, so nothing is valid against it. */
export const errorType: SimpleTypeDefinition = {
  component: 'simpleTypeDefinition',
  name: 'error',
  targetNamespace: XSD_NAMESPACE,
  baseTypeDefinition: anySimpleType,
  builtin: true,
  variety: 'union',
  memberTypeDefinitions: [],
  facets: {},
  final: new Set(['extension', 'restriction', 'list', 'union']),
  location,
};

/** The types that every schema has (Part 2, section 3; Part 1, sections 3.4.7 and 3.14.7), by their component key. */
export const builtinTypes: ReadonlyMap<string, TypeDefinition> = new Map<string, TypeDefinition>(
  [anyType, ...simpleTypes].map((type) => [componentKey(XSD_NAMESPACE, type.name ?? ''), type]),
);

/**
 * A built-in simple type by its local name.
 * @throws when there is none of that name
 */
export function builtinSimpleType(name: string): SimpleTypeDefinition {
  const type = builtinTypes.get(componentKey(XSD_NAMESPACE, name));
  if (type?.component !== 'simpleTypeDefinition') {
    throw new Error(`There is no built-in simple type '${name}'.`);
  }
  return type;
}

function attribute(
  namespaceURI: string,
  name: string,
  typeDefinition: SimpleTypeDefinition,
): AttributeDeclaration {
  return {
    component: 'attributeDeclaration',
    name,
    targetNamespace: namespaceURI,
    scope: 'global',
    typeDefinition,
    location: { file: namespaceURI, line: 1, column: 1 },
  };
}

function anonymous(fields: Partial<SimpleTypeDefinition>): SimpleTypeDefinition {
  return {
    component: 'simpleTypeDefinition',
    targetNamespace: XML_NAMESPACE,
    baseTypeDefinition: anySimpleType,
    builtin: false,
    variety: 'atomic',
    facets: {},
    final: none,
    location: { file: XML_NAMESPACE, line: 1, column: 1 },
    ...fields,
  };
}

const emptyString = anonymous({
  baseTypeDefinition: string,
  primitiveTypeDefinition: string,
  facets: { enumeration: [{ lexical: '' }] },
});
const ncNamePrimitive = { baseTypeDefinition: NCName, primitiveTypeDefinition: string };

/** {@link builtinTypes} with those that XSD 1.1 adds (Part 2, sections 3.2.2 and 3.4; Part 1, section 3.16.7.3). */
export const xsd11BuiltinTypes: ReadonlyMap<string, TypeDefinition> = new Map<string, TypeDefinition>([
  ...builtinTypes,
  ...[
    anyAtomicType,
    errorType,
    derived('dateTimeStamp', builtinSimpleType('dateTime'), {
      explicitTimezone: 'required',
      fixed: new Set(['explicitTimezone']),
    }),
    derived('yearMonthDuration', builtinSimpleType('duration'), { pattern: ['[^DT]*'] }),
    derived('dayTimeDuration', builtinSimpleType('duration'), { pattern: ['[^YM]*(T.*)?'] }),
  ].map((type): [string, TypeDefinition] => [componentKey(XSD_NAMESPACE, type.name ?? ''), type]),
]);

/** The attributes of the XML namespace (https://www.w3.org/2001/xml.xsd), by their component key. */
export const xmlAttributes: ReadonlyMap<string, AttributeDeclaration> = new Map(
  [
    // The empty string cancels a language that was in force.
    attribute(
      XML_NAMESPACE,
      'lang',
      anonymous({ variety: 'union', memberTypeDefinitions: [language, emptyString] }),
    ),
    attribute(
      XML_NAMESPACE,
      'space',
      anonymous({
        ...ncNamePrimitive,
        facets: { enumeration: [{ lexical: 'default' }, { lexical: 'preserve' }] },
      }),
    ),
    attribute(XML_NAMESPACE, 'base', builtinSimpleType('anyURI')),
    attribute(XML_NAMESPACE, 'id', ID),
  ].map((declaration) => [componentKey(XML_NAMESPACE, declaration.name), declaration]),
);

/** The attribute groups of the XML namespace, by their component key: `xml:specialAttrs` has all attributes. */
export const xmlAttributeGroups: ReadonlyMap<string, AttributeGroupDefinition> = new Map([
  [
    componentKey(XML_NAMESPACE, 'specialAttrs'),
    {
      component: 'attributeGroupDefinition',
      name: 'specialAttrs',
      targetNamespace: XML_NAMESPACE,
      attributeUses: [...xmlAttributes.values()].map((attributeDeclaration) => ({
        location: attributeDeclaration.location,
        required: false,
        attributeDeclaration,
      })),
      location: { file: XML_NAMESPACE, line: 1, column: 1 },
    },
  ],
]);

/** The attributes that every schema has (Part 1, section 3.2.7), by their component key. */
export const xsiAttributes: ReadonlyMap<string, AttributeDeclaration> = new Map(
  [
    attribute(XSI_NAMESPACE, 'type', builtinSimpleType('QName')),
    attribute(XSI_NAMESPACE, 'nil', builtinSimpleType('boolean')),
    attribute(XSI_NAMESPACE, 'schemaLocation', {
      ...anonymous({ variety: 'list', itemTypeDefinition: builtinSimpleType('anyURI') }),
      targetNamespace: XSI_NAMESPACE,
    }),
    attribute(XSI_NAMESPACE, 'noNamespaceSchemaLocation', builtinSimpleType('anyURI')),
  ].map((declaration) => [componentKey(XSI_NAMESPACE, declaration.name), declaration]),
);
