import { attributeValue, findAttribute, type SourceElement } from '../documents/source-element.js';
import type { Scope } from './context.js';
import type { XPathExpression } from './model.js';

/**
 * The XPath expression that an attribute holds ("XML Mapping Summary for XPath Expression Property Record", XSD 1.1 Part
 * 1, section 3.13.2). In XSD 1.0 there is no {default namespace}.
 *
 * @returns undefined where the element does not have the attribute
 */
export function xpathExpressionOf(
  scope: Scope,
  element: SourceElement,
  attribute: string,
): XPathExpression | undefined {
  const source = findAttribute(element, attribute);
  if (source === undefined) {
    return undefined;
  }
  const defaultNamespace = defaultNamespaceOf(scope, element);
  return {
    expression: source.value,
    namespaces: new Map([...source.namespaces].filter(([prefix]) => prefix !== '')),
    ...(defaultNamespace !== undefined && { defaultNamespace }),
    location: source.location,
  };
}

/** The namespace of names without a prefix, as `xpathDefaultNamespace` of the element or of the document has it. */
function defaultNamespaceOf({ document, compilation }: Scope, element: SourceElement): string | undefined {
  if (compilation.xsdVersion === '1.0') {
    return undefined;
  }
  const declared =
    attributeValue(element, 'xpathDefaultNamespace') ??
    attributeValue(document.root, 'xpathDefaultNamespace') ??
    '##local';
  switch (declared) {
    case '##local':
      return undefined;
    case '##targetNamespace':
      return document.targetNamespace === '' ? undefined : document.targetNamespace;
    case '##defaultNamespace':
      return element.namespaces.get('');
    default:
      return declared;
  }
}
