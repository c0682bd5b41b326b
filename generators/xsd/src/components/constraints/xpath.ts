import { isNCName } from '../qnames.js';

type Bindings = ReadonlyMap<string, string>;

/**
 * Checks the path of an `xs:selector` (section 3.11.6, production 1): a union of paths of child steps, each of which
 * may begin with `.//`.
 *
 * @returns what is wrong with it, as the end of a sentence; undefined when nothing is
 */
export function checkSelectorPath(path: string, namespaces: Bindings): string | undefined {
  return checkPaths(path, namespaces, false);
}

/** Checks the path of an `xs:field` (production 5), which may end in an attribute. See {@link checkSelectorPath}. */
export function checkFieldPath(path: string, namespaces: Bindings): string | undefined {
  return checkPaths(path, namespaces, true);
}

/** White space may stand between any two tokens ("XML Path Language (XPath) Version 1.0", section 3.7). */
const token =
  /\s*(?:(\/\/|\/|\||::|@|\*|\.(?![.\w]))|([^\s/|@*:.[\](),'"=<>!+$&][^\s/|@*:[\](),'"=<>!+$&]*))/y;

function tokenize(path: string): string[] | undefined {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < path.trimEnd().length) {
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

function checkPaths(path: string, namespaces: Bindings, isField: boolean): string | undefined {
  const tokens = tokenize(path);
  const problem = `is '${path}', which is not in the subset of XPath for ${isField ? 'fields' : 'selectors'}`;
  if (tokens === undefined) {
    return problem;
  }
  let paths: string[][] = [[]];
  for (const each of tokens) {
    if (each === '|') {
      paths = [...paths, []];
    } else {
      paths.at(-1)?.push(each);
    }
  }
  for (const each of paths) {
    const steps = stepsOf(each);
    if (
      steps === undefined ||
      !steps.every((step, index) => isStep(step, isField && index === steps.length - 1))
    ) {
      return problem;
    }
    const unbound = prefixesOf(each).find((prefix) => !namespaces.has(prefix));
    if (unbound !== undefined) {
      return `is '${path}', but the prefix '${unbound}' is not bound`;
    }
  }
  return undefined;
}

/** The steps of a path, `.//` at its beginning left out; undefined when `//` stands elsewhere. */
function stepsOf(tokens: readonly string[]): string[][] | undefined {
  const rest = tokens[0] === '.' && tokens[1] === '//' ? tokens.slice(2) : tokens;
  const steps: string[][] = [[]];
  for (const each of rest) {
    if (each === '//') {
      return undefined;
    }
    if (each === '/') {
      steps.push([]);
    } else {
      steps.at(-1)?.push(each);
    }
  }
  return steps;
}

function isStep(step: readonly string[], mayBeAttribute: boolean): boolean {
  const [first, second] = step;
  if (step.length === 1 && first === '.') {
    return true;
  }
  if (mayBeAttribute && first === '@') {
    return isNameTest(step.slice(1));
  }
  if (second === '::') {
    return (first === 'child' || (mayBeAttribute && first === 'attribute')) && isNameTest(step.slice(2));
  }
  return isNameTest(step);
}

function isNameTest(tokens: readonly string[]): boolean {
  const [first, second, third] = tokens;
  if (tokens.length === 1) {
    return first === '*' || (first !== undefined && isNCName(first));
  }
  return (
    tokens.length === 3 &&
    first !== undefined &&
    isNCName(first) &&
    second === ':' &&
    third !== undefined &&
    (third === '*' || isNCName(third))
  );
}

function prefixesOf(tokens: readonly string[]): string[] {
  return tokens.filter((_, index) => tokens[index + 1] === ':');
}
