import type { NamespaceContext } from '../../schema/descriptor.js';
import type { Datatype, LiteralSearch } from '../datatype.js';
import { levelsOf, literalsOf } from './literals-of.js';
import { acceptedTexts } from './search.js';

/** The search that facets about literals hand to their types. */
export const literalSearch: LiteralSearch = { find: findLiteral, findAccepted };

/**
 * Looks for a literal of the value of another literal, which the facets of a type exclude: the canonical one of the
 * specification if they admit it, and otherwise the shortest that says the same, be there any.
 * @param literal - one of the value by the base type; white space is normalised
 */
function findLiteral(
  type: Datatype,
  literal: string,
  namespaces: NamespaceContext | undefined,
): string | undefined {
  const value = type.value(literal, namespaces);
  const key = type.key(literal, namespaces);
  const accepts = (text: string): boolean =>
    bindNames(type, text, literal, namespaces) &&
    type.check(text, namespaces) === undefined &&
    (type.key(text, namespaces) === key || isSame(type.value(text, namespaces), value));
  return findAccepted(type, literal, namespaces, accepts, 1);
}

/**
 * Looks for a literal of the value of another one, that is accepted.
 * @param visits - more than one for `accepts` to have a say in which of several texts it is
 */
function findAccepted(
  type: Datatype,
  literal: string,
  namespaces: NamespaceContext | undefined,
  accepts: (text: string) => boolean,
  visits: number,
): string | undefined {
  for (const level of levelsOf(type)) {
    const start = literalsOf(type, literal, namespaces, level);
    for (const text of acceptedTexts(start, literal, visits)) if (accepts(text)) return text;
  }
  return undefined;
}

/** Whether two values are the same in JavaScript, where several values of the type may become one. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number') return a === b;
  if (a instanceof Date) return b instanceof Date && a.getTime() === b.getTime();
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((it, at) => isSameItem(it, b[at]))
  );
}

function isSameItem(a: unknown, b: unknown): boolean {
  return a === b || isSame(a, b);
}

/**
 * Binds the prefixes that a pattern asks for in names.
 * @param text - names with prefixes that match
 * @param literal - the same names with prefixes that are bound
 */
function bindNames(
  { primitive, item }: Datatype,
  text: string,
  literal: string,
  namespaces: NamespaceContext | undefined,
): boolean {
  const atomic = item?.primitive ?? primitive;
  if (atomic !== 'QName' && atomic !== 'NOTATION') return true;
  const names = literal.split(' ').map(prefixOf);
  return text.split(' ').every((name, index) => {
    const namespaceURI = namespaces?.lookupNamespaceURI(names[index] ?? '') ?? '';
    const prefix = prefixOf(name);
    if ((namespaces?.lookupNamespaceURI(prefix) ?? '') === namespaceURI) return true;
    return namespaceURI !== '' && namespaces?.bindPrefix?.(prefix, namespaceURI) === true;
  });
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}
