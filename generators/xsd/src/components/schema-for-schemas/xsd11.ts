import {
  collapseWhiteSpace,
  type SourceAttribute,
  type SourceElement,
} from '../../documents/source-element.js';

const elements: ReadonlySet<string> = new Set([
  'assert',
  'assertion',
  'alternative',
  'openContent',
  'defaultOpenContent',
  'override',
  'explicitTimezone',
]);

const attributes: Readonly<Record<string, readonly string[]>> = {
  schema: ['defaultAttributes', 'xpathDefaultNamespace'],
  complexType: ['defaultAttributesApply'],
  element: ['targetNamespace'],
  attribute: ['targetNamespace', 'inheritable'],
  any: ['notNamespace', 'notQName'],
  anyAttribute: ['notNamespace', 'notQName'],
  selector: ['xpathDefaultNamespace'],
  field: ['xpathDefaultNamespace'],
  unique: ['ref'],
  key: ['ref'],
  keyref: ['ref'],
};

/** The types that XSD 1.1 adds ("XSD 1.1 Part 2: Datatypes", sections 3.3, 3.4). */
export const xsd11Types: ReadonlySet<string> = new Set([
  'anyAtomicType',
  'dateTimeStamp',
  'yearMonthDuration',
  'dayTimeDuration',
  'error',
]);

/** Whether an element belongs to XSD 1.1 and not to 1.0: by its name, or because it stands in an `xs:all`. */
export function isXsd11Element(element: SourceElement, parent: SourceElement | undefined): boolean {
  return (
    elements.has(element.name) ||
    (parent?.name === 'all' && (element.name === 'any' || element.name === 'group'))
  );
}

/** Whether an attribute, or its value, belongs to XSD 1.1 and not to 1.0. */
export function isXsd11Attribute(
  { name, namespaceURI, value }: SourceAttribute,
  element: SourceElement,
  parent: SourceElement | undefined,
): boolean {
  if (namespaceURI !== '') {
    return false;
  }
  if (Object.hasOwn(attributes, element.name) && attributes[element.name]?.includes(name)) {
    return true;
  }
  const text = collapseWhiteSpace(value);
  return (
    (name === 'maxOccurs' && parent?.name === 'all' && element.name === 'element' && !/^[01]$/.test(text)) ||
    (name === 'maxOccurs' && element.name === 'all' && text === '0') ||
    (name === 'final' && element.name === 'simpleType' && text.split(' ').includes('extension')) ||
    (name === 'substitutionGroup' && text.includes(' '))
  );
}
