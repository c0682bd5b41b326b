import { camelCase, NameAllocator, pascalCase } from '@proj/generator-kit';
import { mapTypeToComponent, SpecMajorVersion } from '@redocly/openapi-core';
import { isObject, pointerTo, pointerTokens } from './references.js';

/** A reference within one file, and what kind of component it leads to: `schemas`, `parameters` … */
export interface InnerReference {
  /** The Reference Object. */
  readonly object: { $ref: string };
  readonly kind: string;
}

/** Returns the key of the Components Object that holds what a reference leads to; undefined where it holds none. */
export function componentKind(typeName: string): string | undefined {
  return mapTypeToComponent(typeName, SpecMajorVersion.OAS3) ?? undefined;
}

/**
 * Makes components of what references lead to in the middle of something else: the schema of a response, a parameter of
 * another path. What was there becomes a reference to the component, so that both have one type. Linters do the same for
 * what is in another file.
 *
 * @param document - the whole document; it is changed
 */
export function nameInnerTargets(
  document: Record<string, unknown>,
  references: readonly InnerReference[],
): void {
  const inner = references.filter(({ object }) => !isComponent(pointerTokens(object.$ref)));
  if (inner.length === 0) return;
  const components = ownObject(document, 'components');
  const made = new Map<unknown, string>();
  const targets = inner.map(({ object, kind }) => ({
    object,
    kind,
    found: find(document, pointerTokens(object.$ref)),
  }));
  for (const { object, kind, found } of targets) {
    if (found === undefined) continue;
    let reference = made.get(found.value);
    if (reference === undefined) {
      const known = isObject(found.value) ? found.value.$ref : undefined;
      reference = typeof known === 'string' && known.startsWith('#/components/') ? known : undefined;
    }
    if (reference === undefined) {
      const group = ownObject(components, kind);
      const names = new NameAllocator(Object.keys(group), { separator: '' });
      const name = names.allocate(nameOf(pointerTokens(object.$ref), kind));
      group[name] = found.value;
      reference = `#/components/${kind}/${pointerTo([name])}`;
      made.set(found.value, reference);
      found.holder[found.key] = { $ref: reference };
    }
    object.$ref = reference;
  }
}

/** Tests whether a pointer leads to a component as a whole. Path items are found in the types where they are. */
function isComponent([first, second, , ...rest]: readonly string[]): boolean {
  return first === 'components' && second !== undefined && rest.length === 0;
}

interface Found {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly value: unknown;
}

/** Finds what a pointer leads to, through the references on its way. */
function find(document: Record<string, unknown>, tokens: readonly string[], depth = 0): Found | undefined {
  let found: Found | undefined;
  let node: unknown = document;
  for (const [index, token] of tokens.entries()) {
    if (isObject(node) && typeof node.$ref === 'string' && depth < 8) {
      return find(document, [...pointerTokens(node.$ref), ...tokens.slice(index)], depth + 1);
    }
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return undefined;
    const holder = node as Record<string, unknown>;
    node = holder[token];
    found = { holder, key: token, value: node };
  }
  return found;
}

/** Words of pointers that say nothing about what they lead to. */
const structure = new Set([
  'components',
  'paths',
  'content',
  'schemas',
  'schema',
  'properties',
  'definitions',
  '$defs',
]);

function nameOf(tokens: readonly string[], kind: string): string {
  const words = tokens.filter((token) => !structure.has(token) && !token.includes('json')).join(' ');
  return (kind === 'schemas' ? pascalCase(words) : camelCase(words)) || 'Inner';
}

/** The object that a property holds; an empty one where it holds none. */
function ownObject(object: Record<string, unknown>, key: string): Record<string, unknown> {
  const present = Object.hasOwn(object, key) ? object[key] : undefined;
  if (isObject(present)) return present;
  const made = {};
  object[key] = made;
  return made;
}
