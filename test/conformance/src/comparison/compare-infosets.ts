import { type ComplexTypeDescriptor, type SimpleTypeDescriptor, valueKey } from '@proj/xml-runtime';
import type { Declarations, Declared } from './declarations.js';
import {
  clarkName,
  expandName,
  type InfosetChild,
  type InfosetElement,
  isWhiteSpace,
  XSI,
} from './infoset.js';

/**
 * Says where two documents differ in what they say.
 *
 * Prefixes, the order of attributes, hints where schemas are and `xsi:nil="false"` say nothing, nor does white space in
 * element-only content. Texts are equal when they are after normalising white space as their type does, or when they are
 * literals of one value; where no type is known, they have to be equal. What has a default or fixed value may be added
 * with that value.
 *
 * @returns a sentence with a path, or undefined where they say the same
 */
export function differenceOf(
  expected: InfosetElement,
  actual: InfosetElement,
  declarations: Declarations,
): string | undefined {
  return new Comparison(declarations).element(expected, actual, declarations.root(expected), '');
}

class Comparison {
  readonly #declarations: Declarations;

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  element(
    expected: InfosetElement,
    actual: InfosetElement,
    declared: Declared,
    parent: string,
  ): string | undefined {
    const path = `${parent}/${expected.name}`;
    if (expected.name !== actual.name) {
      return `${path}: the element became ${actual.name}`;
    }
    return (
      this.#attributes(expected, actual, declared, path) ?? this.#children(expected, actual, declared, path)
    );
  }

  #attributes(
    expected: InfosetElement,
    actual: InfosetElement,
    declared: Declared,
    path: string,
  ): string | undefined {
    for (const [name, value] of expected.attributes) {
      const written = actual.attributes.get(name);
      const { types } = this.#declarations.attribute(declared, name);
      if (written === undefined) {
        if (!isNoise(name, value)) {
          return `${path}/@${name}: the attribute was lost`;
        }
      } else if (
        !isNoise(name, value) &&
        !areSameText(value, expected, written, actual, simpleTypes(types), name)
      ) {
        return `${path}/@${name}: ${quote(value)} became ${quote(written)}`;
      }
    }
    for (const [name, value] of actual.attributes) {
      if (!expected.attributes.has(name) && !isNoise(name, value)) {
        const use = this.#declarations.attribute(declared, name);
        if (!isConstraint(value, actual, use)) {
          return `${path}/@${name}: an attribute was added`;
        }
      }
    }
    return undefined;
  }

  #children(
    expected: InfosetElement,
    actual: InfosetElement,
    declared: Declared,
    path: string,
  ): string | undefined {
    const left = significantChildren(expected, declared);
    const right = significantChildren(actual, declared);
    if (left.length === 0 && right.length === 1 && typeof right[0] === 'string') {
      return isConstraint(right[0], actual, declared)
        ? undefined
        : `${path}: ${describe(right[0])} was added`;
    }
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
      const one = left[index];
      const other = right[index];
      if (one === undefined || other === undefined) {
        return isEmptyValue(one ?? other, declared)
          ? undefined
          : `${path}: ${describe(one ?? other)} was ${one === undefined ? 'added' : 'lost'}`;
      }
      const difference = this.#child(one, expected, other, actual, declared, path);
      if (difference !== undefined) {
        return difference;
      }
    }
    return undefined;
  }

  #child(
    one: InfosetChild,
    expected: InfosetElement,
    other: InfosetChild,
    actual: InfosetElement,
    declared: Declared,
    path: string,
  ): string | undefined {
    if (typeof one !== 'string' && typeof other !== 'string') {
      return this.element(one, other, this.#declarations.child(declared, one), path);
    }
    const areSame =
      typeof one === 'string' &&
      typeof other === 'string' &&
      areSameText(one, expected, other, actual, simpleTypes(declared.types));
    return areSame ? undefined : `${path}: ${describe(one)} became ${describe(other)}`;
  }
}

/** Attributes that say nothing about the document. */
function isNoise(name: string, value: string): boolean {
  return (
    name === clarkName(XSI, 'schemaLocation') ||
    name === clarkName(XSI, 'noNamespaceSchemaLocation') ||
    (name === clarkName(XSI, 'nil') && ['false', '0'].includes(value.trim()))
  );
}

/** White space in element-only content is no part of it; where no type is known, it is where nothing else is text. */
function significantChildren({ children }: InfosetElement, { types }: Declared): readonly InfosetChild[] {
  const isMixed = types.some((type) => type.kind === 'complexType' && type.mixed !== undefined);
  const isSimple = types.some((type) => type.kind === 'simpleType' || type.simpleContent !== undefined);
  const hasElements = children.some((child) => typeof child !== 'string');
  const hasText = children.some((child) => typeof child === 'string' && !isWhiteSpace(child));
  const isElementOnly = types.length > 0 ? !isMixed && !isSimple : hasElements && !hasText;
  return isElementOnly
    ? children.filter((child) => typeof child !== 'string' || !isWhiteSpace(child))
    : children;
}

/** Text that is nothing once white space is normalised: an empty list, or an empty string. */
function isEmptyValue(child: InfosetChild | undefined, { types }: Declared): boolean {
  return (
    typeof child === 'string' &&
    isWhiteSpace(child) &&
    simpleTypes(types).some((type) => type.whiteSpace === 'collapse')
  );
}

function simpleTypes(types: Declared['types']): readonly SimpleTypeDescriptor[] {
  return types.flatMap((type) => {
    const simple = type.kind === 'simpleType' ? type : simpleContentOf(type);
    return simple === undefined ? [] : [simple];
  });
}

function simpleContentOf({ simpleContent }: ComplexTypeDescriptor): SimpleTypeDescriptor | undefined {
  return typeof simpleContent === 'function' ? simpleContent() : simpleContent;
}

/** Whether a text is the default or fixed value of what it stands in. */
function isConstraint(text: string, element: InfosetElement, { types, valueConstraints }: Declared): boolean {
  return valueConstraints.some(
    (value) => text === value.text || areSameText(value.text, value, text, element, simpleTypes(types)),
  );
}

/** The namespaces in scope where a text stands. */
type Scope = Pick<InfosetElement, 'namespaces'>;

function areSameText(
  one: string,
  inOne: Scope,
  other: string,
  inOther: Scope,
  types: readonly SimpleTypeDescriptor[],
  attribute?: string,
): boolean {
  if (attribute === clarkName(XSI, 'type')) {
    return expandName(one.trim(), inOne) === expandName(other.trim(), inOther);
  }
  if (attribute === clarkName(XSI, 'nil')) {
    return ['true', '1'].includes(one.trim()) === ['true', '1'].includes(other.trim());
  }
  if (types.length === 0) {
    return (
      one === other && (!isPrefixed(one, inOne) || expandName(one, inOne) === expandName(other, inOther))
    );
  }
  return types.some((type) => haveSameValue(type, one, inOne, other, inOther));
}

/** Whether a text of no known type may be a qualified name: what its prefix is bound to then matters. */
function isPrefixed(text: string, { namespaces }: Scope): boolean {
  const [prefix = '', local] = text.split(':');
  return local !== undefined && namespaces.has(prefix);
}

function normalize(text: string, { whiteSpace }: SimpleTypeDescriptor): string {
  const replaced = whiteSpace === 'preserve' ? text : text.replace(/[\t\n\r]/g, ' ');
  return whiteSpace === 'collapse' ? replaced.replace(/ +/g, ' ').replace(/^ | $/g, '') : replaced;
}

function haveSameValue(
  type: SimpleTypeDescriptor,
  one: string,
  inOne: Scope,
  other: string,
  inOther: Scope,
): boolean {
  const key = keyOf(type, one, inOne);
  return key === undefined
    ? normalize(one, type) === normalize(other, type)
    : key === keyOf(type, other, inOther);
}

/** Equal for literals of equal values, a prefix replaced by what it is bound to; undefined for what is no literal. */
function keyOf(type: SimpleTypeDescriptor, text: string, element: Scope): string | undefined {
  try {
    return valueKey(type, text, contextOf(element));
  } catch {
    return undefined;
  }
}

function contextOf({ namespaces }: Scope): NonNullable<Parameters<typeof valueKey>[2]> {
  return {
    lookupNamespaceURI: (prefix) => namespaces.get(prefix),
    lookupPrefix: (namespaceURI) => [...namespaces].find(([, it]) => it === namespaceURI)?.[0],
  };
}

function describe(child: InfosetChild | undefined): string {
  return typeof child === 'string' ? quote(child) : `the element ${child?.name ?? ''}`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
