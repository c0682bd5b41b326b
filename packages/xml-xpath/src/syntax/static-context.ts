import { XPathStaticError } from '../errors.js';
import type { FunctionLookup } from '../functions/signature.js';

/** The meaning of the names in an expression ("XML Path Language (XPath) 2.0", section 2.1.1). */
export interface StaticContext {
  /** Namespaces by prefix. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** The namespace of names of elements and types without a prefix; `''` for none. */
  readonly defaultElementNamespace: string;
  /** The names of the variables, which are in no namespace. */
  readonly variables: ReadonlySet<string>;
  /** The functions of the namespace that names without a prefix stand for. */
  readonly functions: FunctionLookup;
}

/** The namespace of the functions that names without a prefix stand for. */
export const FUNCTION_NAMESPACE = 'http://www.w3.org/2005/xpath-functions';

/** The namespace of the built-in types. */
export const SCHEMA_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** @throws {@link XPathStaticError} XPST0081 where the prefix is not bound */
export function namespaceOf(context: StaticContext, prefix: string, offset: number): string {
  if (prefix === 'xml') return XML_NAMESPACE;
  const namespaceURI = Object.hasOwn(context.namespaces, prefix) ? context.namespaces[prefix] : undefined;
  if (namespaceURI !== undefined) return namespaceURI;
  throw new XPathStaticError('XPST0081', `The prefix '${prefix}' is not bound.`, offset);
}
