import type { XPathSource } from './compile.js';
import { XPathStaticError } from './errors.js';
import { type FunctionLibraryName, functionLibraries, lookupIn } from './functions/libraries.js';
import type { FunctionLookup } from './functions/signature.js';
import { parseExpression } from './syntax/parser.js';

/** Options of {@link checkXPath}. */
export interface XPathCheckOptions {
  /** There is a variable `$value`: in assertions there is, in type alternatives there is not. */
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
  source: XPathSource,
  { hasValue }: XPathCheckOptions,
): XPathStaticError | undefined {
  return staticErrorOf(source, hasValue, lookupIn(Object.values(functionLibraries)));
}

/**
 * Finds the libraries whose functions an expression calls: those to hand to `xpathCompiler`.
 * @returns their names, sorted; none for what is no expression
 * @example
 * ```ts
 * librariesOf({ test: 'count(line) le 5 and not(@closed)' }); // ['aggregateFunctions', 'contextFunctions']
 * ```
 */
export function librariesOf(source: XPathSource): readonly FunctionLibraryName[] {
  const used = new Set<FunctionLibraryName>();
  const error = staticErrorOf(source, true, (localName) => {
    for (const [name, library] of Object.entries(functionLibraries)) {
      if (!Object.hasOwn(library, localName)) continue;
      // The names of the record are its keys.
      used.add(name as FunctionLibraryName);
      return library[localName];
    }
    return undefined;
  });
  return error === undefined ? [...used].sort() : [];
}

function staticErrorOf(
  { test, namespaces = {}, xpathDefaultNamespace = '' }: XPathSource,
  hasValue: boolean,
  functions: FunctionLookup,
): XPathStaticError | undefined {
  try {
    parseExpression(test, {
      namespaces,
      defaultElementNamespace: xpathDefaultNamespace,
      variables: new Set(hasValue ? ['value'] : []),
      functions,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof XPathStaticError)) throw error;
    return error;
  }
}
