import { type InfosetChild, type InfosetElement, isWhiteSpace } from './infoset.js';

/**
 * Says where two documents differ to the letter: in names, in the attributes that are there (hints and `xsi:nil="false"`
 * among them), in their values, in text, in comments and processing instructions. Only white space between elements where nothing else is text may differ.
 *
 * @returns a sentence with a path, or undefined where they are the same
 */
export function sourceFormDifferenceOf(
  expected: InfosetElement,
  actual: InfosetElement,
  parent = '',
): string | undefined {
  const path = `${parent}/${expected.name}`;
  if (expected.name !== actual.name) {
    return `${path}: the element became ${actual.name}`;
  }
  for (const name of new Set([...expected.attributes.keys(), ...actual.attributes.keys()])) {
    const difference = valueDifference(expected.attributes.get(name), actual.attributes.get(name));
    if (difference !== undefined) {
      return `${path}/@${name}: ${difference}`;
    }
  }
  return childrenDifference(significantChildren(expected), significantChildren(actual), path);
}

function childrenDifference(
  expected: readonly InfosetChild[],
  actual: readonly InfosetChild[],
  path: string,
): string | undefined {
  for (let index = 0; index < Math.max(expected.length, actual.length); index++) {
    const one = expected[index];
    const other = actual[index];
    if (typeof one === 'object' && typeof other === 'object') {
      const difference = sourceFormDifferenceOf(one, other, path);
      if (difference !== undefined) {
        return difference;
      }
    } else {
      const difference = valueDifference(textOf(one), textOf(other));
      if (difference !== undefined) {
        return `${path}: ${difference}`;
      }
    }
  }
  return undefined;
}

function significantChildren({ children }: InfosetElement): readonly InfosetChild[] {
  const hasElements = children.some((child) => typeof child !== 'string');
  const hasText = children.some((child) => typeof child === 'string' && !isWhiteSpace(child));
  return hasElements && !hasText ? children.filter((child) => typeof child !== 'string') : children;
}

function textOf(child: InfosetChild | undefined): string | undefined {
  return typeof child === 'object' ? `the element ${child.name}` : child;
}

function valueDifference(one: string | undefined, other: string | undefined): string | undefined {
  if (one === other) {
    return undefined;
  }
  if (one === undefined || other === undefined) {
    return `${JSON.stringify((one ?? other ?? '').slice(0, 60))} was ${one === undefined ? 'added' : 'lost'}`;
  }
  return `${JSON.stringify(one.slice(0, 60))} became ${JSON.stringify(other.slice(0, 60))}`;
}
