import type { ComplexTypeBinding } from '../plan/complex-type.js';
import type { ElementChild } from '../plan/content.js';
import type { ValueConstructor } from '../plan/value-constructor.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { NameEntry } from '../xml/name-table.js';
import type { ExpandedName } from '../xml/names.js';
import { plainObjectType, plainSimpleType, wrapperOf } from './plain-child.js';

/**
 * The child that a document is expected to have next: most documents repeat themselves. It says how the name was written
 * last time, so that comparing bytes tells whether the child is there, and what followed it.
 */
export class ExpectedChild {
  readonly child: ElementChild;
  readonly name: ExpandedName;
  /** Set for a child whose value is its text, whatever else could be there being absent: attributes, defaults, issues. */
  readonly leafType: SimpleTypeDescriptor | undefined;
  /** Set where that value is an object that holds the text. */
  readonly wrapper: ValueConstructor | undefined;
  /** Set for a child whose value is an object of its children and of nothing else. */
  readonly objectType: ComplexTypeBinding | undefined;
  /** How the name was written. */
  entry: NameEntry;
  /** The namespace bindings under which {@link entry} is the name. */
  readonly scope: number;
  /** The child that followed under these bindings. */
  next: ExpectedChild | undefined;
  /** The same child under other bindings. */
  other: ExpectedChild | undefined;

  constructor(child: ElementChild, entry: NameEntry, scope: number) {
    this.child = child;
    this.name = child.declaration.name;
    this.entry = entry;
    this.scope = scope;
    this.leafType = plainSimpleType(child);
    this.wrapper = wrapperOf(child);
    this.objectType = this.leafType === undefined ? plainObjectType(child) : undefined;
  }
}

/** Documents choose prefixes: of one child, no more is kept than of so many choices. */
const MOST_SCOPES = 8;

/** Returns what is expected of a child under these namespace bindings, as far as it has been learned. */
export function expectedIn(child: ElementChild, scope: number): ExpectedChild | undefined {
  let known = child.expected as ExpectedChild | undefined;
  while (known !== undefined && known.scope !== scope) known = known.other;
  return known;
}

/** Returns what is expected of a child, its name being written so. */
export function expect(child: ElementChild, entry: NameEntry, scope: number): ExpectedChild {
  const known = expectedIn(child, scope);
  if (known !== undefined) {
    known.entry = entry;
    return known;
  }
  const latest = child.expected as ExpectedChild | undefined;
  const expected = new ExpectedChild(child, entry, scope);
  expected.other = latest;
  child.expected = expected;
  let count = 1;
  for (let it: ExpectedChild | undefined = expected; it !== undefined; it = it.other, count++) {
    if (count === MOST_SCOPES) it.other = undefined;
  }
  return expected;
}
