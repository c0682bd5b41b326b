import { boundNamespaces } from './datatypes/namespaces.js';
import { TreeContext } from './features/wildcards/assess.js';
import { IssueCollector, TooManyIssues } from './issues/collector.js';
import { DEFAULT_MAX_ISSUES, type ParseOptions } from './options.js';
import { readRoot, refuseIssues } from './parse.js';
import { IdentityAssessment } from './plan/identity-assessment.js';
import { element as elementDescriptor } from './schema/define.js';
import type { ElementDescriptor, TypeDescriptor, XmlElement } from './schema/descriptor.js';
import { XML_NAMESPACE } from './xml/namespaces.js';

/** Options of `parseFromElement`: those of `parse` that are not about the document. */
export type ParseFromElementOptions = Pick<ParseOptions, 'maxIssues' | 'schema' | 'tolerant' | 'onIssue'>;

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
  const { maxIssues = DEFAULT_MAX_ISSUES, tolerant: tolerance } = options;
  const collector = new IssueCollector(maxIssues, tolerance !== undefined);
  const host = {
    collector,
    tolerance,
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
  const issues = collector.issues.map(({ issue }) => issue);
  if (tolerance !== undefined) for (const it of issues) options.onIssue?.(it);
  refuseIssues(issues, options, value);
  // Without an issue, the value is what the descriptor describes.
  return value as T;
}
