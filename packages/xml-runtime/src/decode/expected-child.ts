import type { ComplexTypeBinding } from '../plan/complex-type.js';
import type { ElementChild } from '../plan/content.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { NameEntry } from '../xml/name-table.js';
import type { ExpandedName } from '../xml/names.js';

/**
 * The child that a document is expected to have next: most documents repeat themselves. It says how the name was written
 * last time, so that comparing bytes tells whether the child is there, and what followed it.
 */
export class ExpectedChild {
  readonly child: ElementChild;
  readonly name: ExpandedName;
  /** Set for a child whose value is its text, whatever else could be there being absent: attributes, defaults, issues. */
  readonly leafType: SimpleTypeDescriptor | undefined;
  /** Set for a child whose value is an object of its children and of nothing else. */
  readonly objectType: ComplexTypeBinding | undefined;
  /** How the name was written. */
  entry: NameEntry;
  /** The namespace bindings under which {@link entry} is the name. */
  scope: number;
  next: ExpectedChild | undefined;

  constructor(child: ElementChild, entry: NameEntry, scope: number) {
    this.child = child;
    this.name = child.declaration.name;
    this.entry = entry;
    this.scope = scope;
    this.leafType = leafTypeOf(child);
    this.objectType = this.leafType === undefined ? objectTypeOf(child) : undefined;
  }
}

/** Returns what is expected of a child, its name being written so. */
export function expect(child: ElementChild, entry: NameEntry, scope: number): ExpectedChild {
  const known = child.expected as ExpectedChild | undefined;
  if (known === undefined) {
    const expected = new ExpectedChild(child, entry, scope);
    child.expected = expected;
    return expected;
  }
  known.entry = entry;
  known.scope = scope;
  return known;
}

/** Reports that nothing has to be done for an element but to read its content. */
function isPlain({ declaration, tag }: ElementChild): boolean {
  return (
    tag === undefined &&
    !declaration.isAbstract &&
    declaration.default === undefined &&
    declaration.alternatives === undefined &&
    declaration.identityConstraints === undefined
  );
}

function leafTypeOf(child: ElementChild): SimpleTypeDescriptor | undefined {
  if (!isPlain(child)) return undefined;
  const { simpleType, complexType } = child.declaration;
  const isBare = complexType?.isBareWithoutAttributes === true && complexType.observer === undefined;
  const type: (SimpleTypeDescriptor & { readonly hasIdentifiers?: boolean }) | undefined =
    simpleType ?? (isBare && complexType.descriptor.abstract !== true ? complexType.simpleType : undefined);
  return type?.hasIdentifiers === true ? undefined : type;
}

function objectTypeOf(child: ElementChild): ComplexTypeBinding | undefined {
  const { complexType: type } = child.declaration;
  const isObject =
    isPlain(child) &&
    type?.kind === 'elementOnly' &&
    type.descriptor.abstract !== true &&
    type.expectedAttributes.length === 0 &&
    type.observer === undefined;
  return isObject ? type : undefined;
}
