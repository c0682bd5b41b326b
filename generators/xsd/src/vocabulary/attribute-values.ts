import { isNCName, splitQName } from './qnames.js';
import { collapseWhiteSpace } from './white-space.js';
import type { XsdVersion } from './xsd-version.js';

/** The types that the schema for schemas gives to attributes (Part 1, appendix A of either version). */
export type AttributeType =
  | 'anything'
  | 'anyURI'
  | 'nonEmptyURI'
  | 'boolean'
  | 'NCName'
  | 'QName'
  | 'QNames'
  | 'language'
  | 'nonNegativeInteger'
  | 'positiveInteger'
  | 'maxOccurs'
  | 'zeroOrOne'
  | 'one'
  | 'form'
  | 'use'
  | 'processContents'
  | 'namespaceList'
  | 'blockSet'
  | 'derivationSet'
  | 'simpleDerivationSet'
  | 'fullDerivationSet'
  | 'whiteSpace'
  | 'fullSimpleDerivationSet'
  | 'notNamespace'
  | 'notQName'
  | 'notQNameOfAttributes'
  | 'xpathDefaultNamespace'
  | 'openContentMode'
  | 'defaultOpenContentMode'
  | 'explicitTimezone'
  | 'version';

interface Lexical {
  readonly expected: string;
  readonly test: (text: string) => boolean;
}

function oneOf(...values: readonly string[]): Lexical {
  return {
    expected: values.map((value) => `'${value}'`).join(' or '),
    test: (text) => values.includes(text),
  };
}

function setOf(...methods: readonly string[]): Lexical {
  return {
    expected: `'#all' or a list of ${methods.join(', ')}`,
    test: (text) => text === '#all' || words(text).every((word) => methods.includes(word)),
  };
}

function matching(expected: string, pattern: RegExp): Lexical {
  return { expected, test: (text) => pattern.test(text) };
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

const isQName = (text: string): boolean => splitQName(text) !== undefined;

const lexicals: Readonly<Record<AttributeType, Lexical>> = {
  anything: { expected: 'a string', test: () => true },
  anyURI: { expected: 'a URI reference', test: isUriReference },
  nonEmptyURI: { expected: 'a URI that is not empty', test: (text) => text !== '' && isUriReference(text) },
  boolean: oneOf('true', 'false', '1', '0'),
  NCName: { expected: 'a name without a colon', test: isNCName },
  QName: { expected: 'a qualified name', test: isQName },
  QNames: { expected: 'a list of qualified names', test: (text) => words(text).every(isQName) },
  language: matching('a language code', /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/),
  nonNegativeInteger: matching('a number from 0 up', /^(\+?\d+|-0+)$/),
  positiveInteger: matching('a number from 1 up', /^\+?0*[1-9]\d*$/),
  maxOccurs: matching("a number from 0 up or 'unbounded'", /^(\+?\d+|-0+|unbounded)$/),
  zeroOrOne: oneOf('0', '1'),
  one: oneOf('1'),
  form: oneOf('qualified', 'unqualified'),
  use: oneOf('optional', 'required', 'prohibited'),
  processContents: oneOf('strict', 'lax', 'skip'),
  namespaceList: {
    expected: "'##any', '##other', or a list of URIs, '##targetNamespace' and '##local'",
    test: (text) => text === '##any' || text === '##other' || words(text).every(isListedNamespace),
  },
  blockSet: setOf('extension', 'restriction', 'substitution'),
  derivationSet: setOf('extension', 'restriction'),
  simpleDerivationSet: setOf('restriction', 'list', 'union'),
  fullDerivationSet: setOf('extension', 'restriction', 'list', 'union'),
  whiteSpace: oneOf('preserve', 'replace', 'collapse'),
  fullSimpleDerivationSet: setOf('restriction', 'extension', 'list', 'union'),
  notNamespace: {
    expected: "a list of URIs, '##targetNamespace' and '##local'",
    test: (text) => words(text).every(isListedNamespace),
  },
  notQName: {
    expected: "a list of qualified names, '##defined' and '##definedSibling'",
    test: (text) =>
      words(text).every((word) => word === '##defined' || word === '##definedSibling' || isQName(word)),
  },
  notQNameOfAttributes: {
    expected: "a list of qualified names and '##defined'",
    test: (text) => words(text).every((word) => word === '##defined' || isQName(word)),
  },
  xpathDefaultNamespace: {
    expected: "a URI, '##defaultNamespace', '##targetNamespace' or '##local'",
    test: (text) =>
      ['##defaultNamespace', '##targetNamespace', '##local'].includes(text) ||
      (!text.startsWith('##') && isUriReference(text)),
  },
  openContentMode: oneOf('none', 'interleave', 'suffix'),
  defaultOpenContentMode: oneOf('interleave', 'suffix'),
  explicitTimezone: oneOf('required', 'prohibited', 'optional'),
  version: matching('a decimal number', /^[+-]?(\d+(\.\d*)?|\.\d+)$/),
};

function isListedNamespace(text: string): boolean {
  return (
    text === '##targetNamespace' || text === '##local' || (!text.startsWith('##') && isUriReference(text))
  );
}

/**
 * "XML Schema Part 2: Datatypes", section 3.2.17 admits nearly everything, since what is not a URI character is
 * escaped first. What remains are the characters that escaping leaves alone and that have one place only: in a first
 * segment, a colon ends a scheme, and something follows it (RFC 2396, sections 3 and 5).
 */
function isUriReference(text: string): boolean {
  const [, scheme, rest] = /^([^:/?#]*):([^#]*)/.exec(text) ?? [];
  return (
    !/%(?![0-9A-Fa-f]{2})/.test(text) &&
    !/#.*#/.test(text) &&
    (scheme === undefined || (/^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme) && rest !== ''))
  );
}

/** Of XSD 1.1 every string is an `xs:anyURI` (Part 2, section 3.3.17). */
const lexicals11: Readonly<Record<AttributeType, Lexical>> = {
  ...lexicals,
  anyURI: lexicals.anything,
  nonEmptyURI: { expected: 'a URI that is not empty', test: (text) => text !== '' },
};

/** Whether the value of an attribute is of a type; white space is collapsed first. */
export function isAttributeValue(type: AttributeType, value: string, xsdVersion: XsdVersion): boolean {
  return (xsdVersion === '1.0' ? lexicals : lexicals11)[type].test(collapseWhiteSpace(value));
}

/** What a type admits, for messages. */
export function expectedValue(type: AttributeType): string {
  return lexicals[type].expected;
}
