import type { Wildcard } from '../descriptor.js';

/** Whether a wildcard admits names of this namespace (cvc-wildcard-namespace). */
export function admitsNamespace(wildcard: Wildcard, namespaceURI: string): boolean {
  const { namespaces } = wildcard;
  if (namespaces === '##any') return true;
  if ('not' in namespaces) return !namespaces.not.includes(namespaceURI);
  return namespaces.includes(namespaceURI);
}

/** What a wildcard admits, in words, for messages. */
export function describeWildcard(wildcard: Wildcard): string {
  const { namespaces } = wildcard;
  if (namespaces === '##any') return 'any element';
  if ('not' in namespaces) return `an element outside of ${namespaces.not.map(describeNamespace).join(', ')}`;
  return `an element of ${namespaces.map(describeNamespace).join(' or ')}`;
}

function describeNamespace(namespaceURI: string): string {
  return namespaceURI === '' ? 'no namespace' : namespaceURI;
}
