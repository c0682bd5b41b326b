import type { SourceAttribute } from '../documents/source-element.js';
import { XSD_NAMESPACE, XSI_NAMESPACE } from '../vocabulary/namespaces.js';
import { type ExpandedName, splitQName } from '../vocabulary/qnames.js';
import { collapseWhiteSpace } from '../vocabulary/white-space.js';
import type { Scope } from './context.js';

/** What a reference can name, with the clause of "QName resolution" (section 3.15.3) for it. */
export const referenceKinds = {
  type: { noun: 'type', rule: 'src-resolve.1.1' },
  attribute: { noun: 'global attribute', rule: 'src-resolve.1.2' },
  element: { noun: 'global element', rule: 'src-resolve.1.3' },
  attributeGroup: { noun: 'attribute group', rule: 'src-resolve.1.4' },
  modelGroup: { noun: 'group', rule: 'src-resolve.1.5' },
  referencedKey: { noun: 'key or unique', rule: 'src-resolve.1.7' },
  identityConstraint: { noun: 'identity constraint', rule: 'src-resolve.1.7' },
} as const;

/** A kind of component that a reference names. */
export type ReferenceKind = keyof typeof referenceKinds;

/**
 * The expanded name that an attribute of type QName holds ("QName Interpretation", section 3.15.3), whether or not its
 * namespace is imported.
 * @returns undefined where it is not a QName, or its prefix is not bound
 */
export function expandedName({ document }: Scope, reference: SourceAttribute): ExpandedName | undefined {
  const name = splitQName(collapseWhiteSpace(reference.value));
  const namespaceURI = name && reference.namespaces.get(name.prefix);
  if (name === undefined || (namespaceURI === undefined && name.prefix !== '')) {
    return undefined;
  }
  // Section 4.2.1, clause 2.3.
  const absent = document.chameleon ? document.targetNamespace : '';
  return { namespaceURI: namespaceURI ?? absent, localName: name.localName };
}

/**
 * The name that an attribute of type QName refers to ("QName resolution", section 3.15.3).
 *
 * @returns undefined where it is not a QName (which the check against the schema for schemas reports), its prefix is
 * not bound, or its namespace is not imported (which are reported here)
 */
export function resolveName(scope: Scope, reference: SourceAttribute): ExpandedName | undefined {
  const name = expandedName(scope, reference);
  if (name === undefined) {
    const prefix = splitQName(collapseWhiteSpace(reference.value))?.prefix;
    if (prefix !== undefined) {
      scope.compilation.error('src-resolve', `The prefix '${prefix}' is not bound.`, reference.location);
    }
    return undefined;
  }
  const { namespaceURI } = name;
  if (!isVisible(scope, namespaceURI)) {
    const rule = namespaceURI === '' ? 'src-resolve.4.1' : 'src-resolve.4.2';
    scope.compilation.error(rule, notImported(namespaceURI, reference.value), reference.location);
    return undefined;
  }
  return name;
}

function isVisible({ document }: Scope, namespace: string): boolean {
  return (
    namespace === document.targetNamespace ||
    namespace === XSD_NAMESPACE ||
    namespace === XSI_NAMESPACE ||
    document.importedNamespaces.has(namespace)
  );
}

function notImported(namespace: string, reference: string): string {
  return namespace === ''
    ? `'${reference}' is in no namespace, which this schema document does not import: bind its namespace as the default, or add an xs:import without a namespace.`
    : `'${reference}' is in namespace '${namespace}', which this schema document does not import: add an xs:import.`;
}
