import { XML_NAMESPACE } from '../vocabulary/namespaces.js';
import { isNCName } from '../vocabulary/qnames.js';
import type { XPathExpression } from './model.js';

/** One path of a {selector} or of a field; name tests are `{namespace}local`, `{namespace}*`, `local` or `*`. */
export interface NodePath {
  /** It begins with `.//`. */
  readonly descendant: boolean;
  readonly steps: readonly string[];
  readonly attribute?: string;
}

/** The paths of an expression; or what is wrong with it, as the end of a sentence. */
export type ParsedPaths = { readonly paths: readonly NodePath[] } | { readonly problem: string };

/**
 * Reads the path of an `xs:selector` (section 3.11.6, production 1): a union of paths of child steps, each of which
 * may begin with `.//`.
 */
export function parseSelectorPath(path: XPathExpression): ParsedPaths {
  return parsePaths(path, false);
}

/** Reads the path of an `xs:field` (production 5), which may end in an attribute. See {@link parseSelectorPath}. */
export function parseFieldPath(path: XPathExpression): ParsedPaths {
  return parsePaths(path, true);
}

/** White space may stand between any two tokens ("XML Path Language (XPath) Version 1.0", section 3.7). */
const token =
  /[ \t\r\n]*(?:(\/\/|\/|\||::|@|\*|\.(?![.\w]))|([^\s/|@*:.[\](),'"=<>!+$&][^\s/|@*:[\](),'"=<>!+$&]*))/y;

function tokenize(path: string): string[] | undefined {
  const tokens: string[] = [];
  const end = path.replace(/[ \t\r\n]+$/, '').length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const start = token.lastIndex;
    const match = token.exec(path);
    if (match === null) {
      // The colon of a qualified name is part of no token; the names around it may not be apart from it.
      if (path[start] !== ':' || tokens.length === 0 || /\s/.test(path[start + 1] ?? ' ')) {
        return undefined;
      }
      tokens.push(':');
      token.lastIndex = start + 1;
      continue;
    }
    tokens.push(match[1] ?? match[2] ?? '');
  }
  return tokens;
}

function parsePaths(xpath: XPathExpression, isField: boolean): ParsedPaths {
  const { expression } = xpath;
  const tokens = tokenize(expression);
  const problem = `is '${expression}', which is not in the subset of XPath for ${isField ? 'fields' : 'selectors'}`;
  if (tokens === undefined) {
    return { problem };
  }
  const unbound = tokens.find((each, index) => tokens[index + 1] === ':' && !isBound(xpath, each));
  const alternatives = splitAt(tokens, '|').map((each) => parsePath(each, xpath, isField));
  const paths = alternatives.filter((path) => path !== undefined);
  if (paths.length < alternatives.length) {
    return { problem };
  }
  return unbound === undefined
    ? { paths }
    : { problem: `is '${expression}', but the prefix '${unbound}' is not bound` };
}

function splitAt(tokens: readonly string[], separator: string): string[][] {
  const parts: string[][] = [[]];
  for (const each of tokens) {
    if (each === separator) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(each);
    }
  }
  return parts;
}

function parsePath(
  tokens: readonly string[],
  xpath: XPathExpression,
  isField: boolean,
): NodePath | undefined {
  const descendant = tokens[0] === '.' && tokens[1] === '//';
  const rest = descendant ? tokens.slice(2) : tokens;
  if (rest.includes('//')) {
    return undefined;
  }
  const steps: string[] = [];
  let attribute: string | undefined;
  for (const step of splitAt(rest, '/')) {
    // Nothing may follow an attribute.
    if (attribute !== undefined) {
      return undefined;
    }
    if (step.length === 1 && step[0] === '.') {
      continue;
    }
    const { isAttribute, test } = axisOf(step);
    const name = nameTest(test, xpath, isAttribute);
    if (name === undefined || (isAttribute && !isField)) {
      return undefined;
    }
    if (isAttribute) {
      attribute = name;
    } else {
      steps.push(name);
    }
  }
  return { descendant, steps, ...(attribute !== undefined && { attribute }) };
}

function axisOf(step: readonly string[]): {
  readonly isAttribute: boolean;
  readonly test: readonly string[];
} {
  const [first, second] = step;
  if (first === '@') {
    return { isAttribute: true, test: step.slice(1) };
  }
  if (second === '::' && (first === 'child' || first === 'attribute')) {
    return { isAttribute: first === 'attribute', test: step.slice(2) };
  }
  return { isAttribute: false, test: step };
}

function nameTest(
  tokens: readonly string[],
  xpath: XPathExpression,
  isAttribute: boolean,
): string | undefined {
  const [first = '', second, third = ''] = tokens;
  if (tokens.length === 1) {
    return first === '*' ? first : unprefixed(first, isAttribute ? undefined : xpath.defaultNamespace);
  }
  const isPrefixed = tokens.length === 3 && second === ':' && isNCName(first);
  return isPrefixed && (third === '*' || isNCName(third))
    ? `{${namespaceOf(xpath, first)}}${third}`
    : undefined;
}

function unprefixed(name: string, namespace: string | undefined): string | undefined {
  if (!isNCName(name)) {
    return undefined;
  }
  return namespace === undefined || namespace === '' ? name : `{${namespace}}${name}`;
}

function isBound({ namespaces }: XPathExpression, prefix: string): boolean {
  return prefix === 'xml' || namespaces.has(prefix);
}

function namespaceOf({ namespaces }: XPathExpression, prefix: string): string {
  return prefix === 'xml' ? XML_NAMESPACE : (namespaces.get(prefix) ?? '');
}
