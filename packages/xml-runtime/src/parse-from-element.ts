import { boundNamespaces } from './datatypes/namespaces.js';
import { TreeContext } from './features/wildcards/assess.js';
import { IssueCollector, TooManyIssues } from './issues/collector.js';
import { type XmlIssue, XmlValidationError } from './issues/errors.js';
import { DEFAULT_MAX_ISSUES, type ParseOptions } from './options.js';
import { readRoot } from './parse.js';
import { IdentityAssessment } from './plan/identity-assessment.js';
import { element as elementDescriptor } from './schema/define.js';
import type { ElementDescriptor, TypeDescriptor, XmlElement } from './schema/descriptor.js';
import { XML_NAMESPACE } from './xml/namespaces.js';

/** Options of `parseFromElement`: those of `parse` that are not about the document. */
export type ParseFromElementOptions = Pick<
  ParseOptions,
  'maxIssues' | 'schema' | 'unexpected' | 'onUnexpected'
>;

/**
 * Reads an {@link XmlElement}, such as a wildcard or an element of `xs:anyType` admitted, by a declaration or as of a
 * type. Prefixes in its values mean what they meant in the document that it was read from; in a copy of it, only those
 * that its names have. That the elements exist to which it refers by `xs:IDREF` is not checked.
 * @param descriptor - the declaration of the element; or a type, for an element of any name
 * @throws {@link XmlValidationError} when the element is not valid, with every issue up to `maxIssues`; their paths lead
 * through the element: `['children', 0, …]`
 * @example
 * ```ts
 * const order = parseFromElement(OrderElement, envelope.Body.$any[0]);
 * ```
 */
export function parseFromElement<T>(
  descriptor: ElementDescriptor<T> | TypeDescriptor<T>,
  element: XmlElement,
  options: ParseFromElementOptions = {},
): T {
  const collector = new IssueCollector(options.maxIssues ?? DEFAULT_MAX_ISSUES);
  const host = {
    collector,
    unexpected: {
      ignore: options.unexpected === 'ignore',
      onUnexpected: ({ issue }: { readonly issue: XmlIssue }) => options.onUnexpected?.(issue),
    },
    identity: new IdentityAssessment(collector),
    nodes: undefined,
    inherited: undefined,
    namespaces: boundNamespaces({ xml: XML_NAMESPACE }),
    offset: -1,
  };
  const context = new TreeContext(host, { element, path: [] }, options.schema);
  const { name, namespaceURI } = element;
  const declared =
    descriptor.kind === 'element'
      ? descriptor
      : elementDescriptor<T>({ name, namespaceURI, type: descriptor });
  let value: unknown;
  try {
    value = readRoot(context, declared);
  } catch (error) {
    if (!(error instanceof TooManyIssues)) throw error;
  }
  if (collector.issues.length > 0) throw new XmlValidationError(collector.issues.map(({ issue }) => issue));
  // Without an issue, the value is what the descriptor describes.
  return value as T;
}
