import type { InfosetElement } from './infoset.js';
import type { ValueDefaults } from './value-defaults.js';

/**
 * Says where two documents differ.
 *
 * Texts are equal when they are after collapsing white space, when they are the same number, truth value or date with a
 * zero more or less, or the same qualified name by another prefix: a value has many literals. An attribute may be added
 * where it has a default value, and an empty element may have its own.
 *
 * @returns a sentence with a path, or undefined where they say the same
 */
export function differenceOf(
  expected: InfosetElement,
  actual: InfosetElement,
  defaults: ValueDefaults,
): string | undefined {
  return elementDifference(expected, actual, defaults, '');
}

function elementDifference(
  expected: InfosetElement,
  actual: InfosetElement,
  defaults: ValueDefaults,
  parent: string,
): string | undefined {
  const path = `${parent}/${expected.name}`;
  if (expected.name !== actual.name) {
    return `${path}: the element became ${actual.name}`;
  }
  return (
    attributeDifference(expected, actual, defaults, path) ??
    childrenDifference(expected, actual, defaults, path)
  );
}

function attributeDifference(
  expected: InfosetElement,
  actual: InfosetElement,
  defaults: ValueDefaults,
  path: string,
): string | undefined {
  for (const [name, value] of expected.attributes) {
    const written = actual.attributes.get(name);
    if (written === undefined) {
      return `${path}/@${name}: the attribute was lost`;
    }
    if (!areSame(value, expected, written, actual)) {
      return `${path}/@${name}: ${JSON.stringify(value)} became ${JSON.stringify(written)}`;
    }
  }
  for (const [name, value] of actual.attributes) {
    if (!expected.attributes.has(name) && defaults.attributes.get(name)?.has(value) !== true) {
      return `${path}/@${name}: an attribute was added`;
    }
  }
  return undefined;
}

function childrenDifference(
  expected: InfosetElement,
  actual: InfosetElement,
  defaults: ValueDefaults,
  path: string,
): string | undefined {
  const left = expected.children.filter(isContent);
  const right = actual.children.filter(isContent);
  if (left.length === 0 && right.length === 1 && isDefault(expected.name, right[0], defaults)) {
    return undefined;
  }
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const one = left[index];
    const other = right[index];
    if (one === undefined || other === undefined) {
      return `${path}: ${describe(one ?? other)} was ${one === undefined ? 'added' : 'lost'}`;
    }
    const difference = childDifference(one, expected, other, actual, defaults, path);
    if (difference !== undefined) {
      return difference;
    }
  }
  return undefined;
}

function childDifference(
  one: InfosetElement | string,
  expected: InfosetElement,
  other: InfosetElement | string,
  actual: InfosetElement,
  defaults: ValueDefaults,
  path: string,
): string | undefined {
  if (typeof one !== 'string' && typeof other !== 'string') {
    return elementDifference(one, other, defaults, path);
  }
  if (typeof one === 'string' && typeof other === 'string') {
    return areSame(one, expected, other, actual)
      ? undefined
      : `${path}: ${describe(one)} became ${describe(other)}`;
  }
  return `${path}: ${describe(one)} became ${describe(other)}`;
}

function isDefault(
  element: string,
  child: InfosetElement | string | undefined,
  defaults: ValueDefaults,
): boolean {
  return typeof child === 'string' && defaults.elements.get(element)?.has(child) === true;
}

function isContent(child: InfosetElement | string): boolean {
  return typeof child !== 'string' || child.trim() !== '';
}

function describe(child: InfosetElement | string | undefined): string {
  return typeof child === 'string' ? JSON.stringify(child.slice(0, 60)) : `the element ${child?.name ?? ''}`;
}

function areSame(one: string, inOne: InfosetElement, other: string, inOther: InfosetElement): boolean {
  const left = collapse(one);
  const right = collapse(other);
  if (left === right) {
    return true;
  }
  const leftItems = left.split(' ');
  const rightItems = right.split(' ');
  return (
    leftItems.length === rightItems.length &&
    leftItems.every((item, index) => isSameItem(item, inOne, rightItems[index] ?? '', inOther))
  );
}

function collapse(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').trim();
}

function isSameItem(one: string, inOne: InfosetElement, other: string, inOther: InfosetElement): boolean {
  return (
    one === other ||
    canonical(one) === canonical(other) ||
    (isBinary(one) && one.toLowerCase() === other.toLowerCase()) ||
    isSameName(one, inOne, other, inOther)
  );
}

/** Numbers, truth values and times without what their literals may add. */
function canonical(text: string): string {
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) {
    return canonicalNumber(text);
  }
  if (text === 'true' || text === 'false') {
    return text === 'true' ? '1' : '0';
  }
  return text.replace(/(T?\d\d:\d\d:\d\d)\.0+(?=Z|[+-]|$)/, '$1');
}

/** Exact for decimals of any length; literals with an exponent are floating point numbers. */
function canonicalNumber(text: string): string {
  if (/e/i.test(text)) {
    return String(Number(text));
  }
  const [, sign = '', integer = '', fraction = ''] = /^([+-]?)0*(\d*)\.?(\d*?)0*$/.exec(text) ?? [];
  const digits = `${integer === '' ? '0' : integer}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

function isBinary(text: string): boolean {
  return text.length % 2 === 0 && /^[0-9a-fA-F]+$/.test(text);
}

function isSameName(one: string, inOne: InfosetElement, other: string, inOther: InfosetElement): boolean {
  const left = expand(one, inOne);
  return left !== undefined && left === expand(other, inOther);
}

function expand(name: string, { namespaces }: InfosetElement): string | undefined {
  const match = /^(?:([\p{L}_][\p{L}\p{N}._-]*):)?([\p{L}_][\p{L}\p{N}._-]*)$/u.exec(name);
  if (match === null) {
    return undefined;
  }
  const [, prefix = '', local = ''] = match;
  const namespace = namespaces.get(prefix);
  return namespace === undefined && prefix !== '' ? undefined : `{${namespace ?? ''}}${local}`;
}
