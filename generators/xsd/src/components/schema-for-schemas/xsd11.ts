import type { SourceAttribute, SourceElement } from '../../documents/source-element.js';
import { collapseWhiteSpace } from '../../vocabulary/white-space.js';

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

/**
 * What to call an element that belongs to XSD 1.1 and not to 1.0: by its name, or because it stands in an `xs:all`.
 * @returns undefined for an element of XSD 1.0
 */
export function xsd11Element(element: SourceElement, parent: SourceElement | undefined): string | undefined {
  if (elements.has(element.name)) {
    return element.name;
  }
  return parent?.name === 'all' && (element.name === 'any' || element.name === 'group')
    ? `${element.name} in all`
    : undefined;
}

/**
 * What to call an attribute that belongs to XSD 1.1 and not to 1.0, or whose value does.
 * @returns undefined for an attribute of XSD 1.0
 */
export function xsd11Attribute(
  { name, namespaceURI, value }: SourceAttribute,
  element: SourceElement,
  parent: SourceElement | undefined,
): string | undefined {
  if (namespaceURI !== '') {
    return undefined;
  }
  const construct = `${element.name}/@${name}`;
  if (Object.hasOwn(attributes, element.name) && attributes[element.name]?.includes(name)) {
    return construct;
  }
  const text = collapseWhiteSpace(value);
  switch (construct) {
    case 'element/@maxOccurs':
      return parent?.name === 'all' && !/^[01]$/.test(text) ? `${construct} in all` : undefined;
    case 'all/@maxOccurs':
      return text === '0' ? `${construct} of 0` : undefined;
    case 'simpleType/@final':
      return text.split(' ').includes('extension') ? `${construct} with extension` : undefined;
    case 'element/@substitutionGroup':
      return text.includes(' ') ? `${construct} with several names` : undefined;
    default:
      return undefined;
  }
}
