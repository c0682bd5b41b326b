import type { XPathSource } from './compile.js';
import { XPathStaticError } from './errors.js';
import { parseExpression } from './syntax/parser.js';

/** Options of {@link checkXPath}. */
export interface XPathCheckOptions {
  /** Whether there is a variable `$value`: in assertions there is, in type alternatives there is not. */
  readonly hasValue: boolean;
}

/**
 * Finds out whether an expression is one ("XPath Valid", XSD 1.1 Part 1, section 3.13.6.2).
 * @returns what is wrong with it; undefined when nothing is
 * @example
 * ```ts
 * checkXPath({ test: '@min le' }, { hasValue: true })?.code; // 'XPST0003'
 * ```
 */
export function checkXPath(
  { test, namespaces = {}, xpathDefaultNamespace = '' }: XPathSource,
  { hasValue }: XPathCheckOptions,
): XPathStaticError | undefined {
  try {
    parseExpression(test, {
      namespaces,
      defaultElementNamespace: xpathDefaultNamespace,
      variables: new Set(hasValue ? ['value'] : []),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof XPathStaticError)) throw error;
    return error;
  }
}
