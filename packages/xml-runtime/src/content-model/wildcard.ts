import type { Wildcard, WildcardDefinition } from '../schema/descriptor.js';
import type { ExpandedName } from '../xml/names.js';

/** Whether a wildcard admits names of this namespace (cvc-wildcard-namespace). */
export function admitsNamespace(wildcard: WildcardDefinition, namespaceURI: string): boolean {
  const { namespaces } = wildcard;
  if (namespaces === '##any') return true;
  if ('not' in namespaces) return !namespaces.not.includes(namespaceURI);
  return namespaces.includes(namespaceURI);
}

/** Whether a wildcard admits a name (cvc-wildcard-name). */
export function admitsName(wildcard: WildcardDefinition, name: ExpandedName): boolean {
  return (
    admitsNamespace(wildcard, name.namespaceURI) &&
    (wildcard.notQName === undefined || !disallowedNames(wildcard.notQName).has(bracedName(name)))
  );
}

/** A name as `notQName` has it: `{namespace}local`, `{}local` in no namespace. */
export function bracedName({ namespaceURI, localName }: ExpandedName): string {
  return `{${namespaceURI}}${localName}`;
}

const disallowed = new WeakMap<readonly string[], ReadonlySet<string>>();

/** {disallowed names} as a set: `##defined` may be thousands. */
function disallowedNames(notQName: readonly string[]): ReadonlySet<string> {
  let names = disallowed.get(notQName);
  if (names === undefined) {
    names = new Set(notQName);
    disallowed.set(notQName, names);
  }
  return names;
}

/** What a wildcard admits, in words, for messages. */
export function describeWildcard(wildcard: Wildcard): string {
  const { namespaces } = wildcard;
  if (namespaces === '##any') return 'any element';
  if ('not' in namespaces) return `an element outside of ${namespaces.not.map(describeNamespace).join(', ')}`;
  return `an element of ${namespaces.map(describeNamespace).join(' or ')}`;
}

function describeNamespace(namespaceURI: string): string {
  return namespaceURI === '' ? 'no namespace' : `namespace '${namespaceURI}'`;
}
