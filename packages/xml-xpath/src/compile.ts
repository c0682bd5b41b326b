import type { XPathCompiler, XPathExpression, XPathOutcome, XPathTest } from '@proj/xml-runtime';
import type { DateTimeValue } from '@proj/xml-runtime/datatypes';
import { XPathDynamicError, XPathStaticError } from './errors.js';
import type { DynamicContext } from './evaluation/dynamic-context.js';
import { evaluate } from './evaluation/evaluate.js';
import { effectiveBooleanValue, fromTypedLiterals } from './evaluation/items.js';
import { functionLibraries, lookupIn } from './functions/libraries.js';
import type { FunctionLibrary, FunctionLookup } from './functions/signature.js';
import { parseExpression } from './syntax/parser.js';
import { parseDateTime } from './values/date-time.js';

/** The expression that {@link compileXPath} takes. */
export type XPathSource = Omit<XPathExpression, 'compile'>;

/**
 * Compiles a test of an assertion or of a type alternative (XSD 1.1 Part 1, sections 3.12 and 3.13). The expression may
 * refer to `$value`; whether it may is checked where the schema is compiled. It may call all functions, so that a program
 * carries them all: see {@link xpathCompiler} for those that should not.
 * @throws {@link XPathStaticError} for what is no expression, or uses names that mean nothing
 * @example
 * ```ts
 * const test = compileXPath({ test: '@min le @max' });
 * test.evaluate({ contextNode: element }).isTrue;
 * ```
 */
export function compileXPath(source: XPathSource): XPathTest {
  return compile(source, lookupIn(Object.values(functionLibraries)));
}

/**
 * Makes a {@link compileXPath} whose expressions may call the functions of these libraries only, and the constructors of
 * built-in types. Programs carry no others; {@link librariesOf} says which an expression needs.
 * @example
 * ```ts
 * assertion({ test: "starts-with(@id, 'A')", compile: xpathCompiler(stringFunctions) });
 * ```
 */
export function xpathCompiler(...libraries: readonly FunctionLibrary[]): XPathCompiler {
  return (source) => {
    try {
      return compile(source, lookupIn(libraries));
    } catch (error) {
      if (!(error instanceof XPathStaticError && error.code === 'XPST0017')) throw error;
      const message = `${error.message} It may be one of a library that the compiler was not given: see librariesOf.`;
      throw new XPathStaticError(error.code, message, error.offset);
    }
  };
}

function compile(source: XPathSource, functions: FunctionLookup): XPathTest {
  const expression = parseExpression(source.test, {
    namespaces: source.namespaces ?? {},
    defaultElementNamespace: source.xpathDefaultNamespace ?? '',
    variables: new Set(['value']),
    functions,
  });
  return {
    evaluate: ({ contextNode, value }): XPathOutcome => {
      try {
        const context: DynamicContext = {
          item: contextNode,
          position: 1,
          size: 1,
          bindings:
            value === undefined
              ? undefined
              : { name: 'value', value: fromTypedLiterals(value), outer: undefined },
          now: memoized(currentDateTime),
        };
        return { isTrue: effectiveBooleanValue(evaluate(expression, context)) };
      } catch (error) {
        if (!(error instanceof XPathDynamicError)) throw error;
        return { isTrue: false, error: `${error.code}: ${error.message}` };
      }
    },
  };
}

function currentDateTime(): DateTimeValue {
  return parseDateTime(new Date().toISOString(), 'dateTime');
}

function memoized<T>(get: () => T): () => T {
  let value: { readonly is: T } | undefined;
  return () => {
    value ??= { is: get() };
    return value.is;
  };
}
