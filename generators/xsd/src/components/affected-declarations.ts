import type { SchemaDocument } from '../documents/schema-document.js';
import type { SourceElement } from '../documents/source-element.js';
import type { SourceLocation } from '../source-location.js';
import { splitQName } from '../vocabulary/qnames.js';
import { collapseWhiteSpace } from '../vocabulary/white-space.js';
import { schemaChildren } from './schema-elements.js';

/** The attributes of schema documents that name components. */
const references: ReadonlySet<string> = new Set([
  'ref',
  'type',
  'base',
  'itemType',
  'memberTypes',
  'substitutionGroup',
  'refer',
]);

interface Declaration {
  readonly location: SourceLocation;
  /** Local names of what is declared. */
  readonly names: ReadonlySet<string>;
  /** Local names of what it refers to. */
  readonly references: ReadonlySet<string>;
}

/**
 * Tells which declarations are affected by errors: those that have one, and those that refer to them. What could not
 * be built is replaced, so that a constraint which an affected declaration breaks may be nobody's mistake.
 *
 * Names are compared without their namespace and kind: a coincidence keeps back an error until the others are mended.
 *
 * @param errors - where errors are
 * @returns whether an error at a place may be a consequence of those
 */
export function affectedByErrors(
  documents: readonly SchemaDocument[],
  errors: readonly SourceLocation[],
): (location: SourceLocation) => boolean {
  if (errors.length === 0) {
    return () => false;
  }
  const declarations = new Map<string, readonly Declaration[]>();
  for (const root of new Set(documents.map((document) => document.written))) {
    declarations.set(root.location.file, declarationsOf(root));
  }
  const declarationAt = (location: SourceLocation): Declaration | undefined =>
    lastUpTo(location, declarations.get(location.file) ?? []);
  const found = errors.map(declarationAt);
  // An error outside of all declarations may be about any of them.
  if (found.includes(undefined)) {
    return () => true;
  }
  const affected = closure([...declarations.values()].flat(), new Set(found));
  return (location) => {
    const declaration = declarationAt(location);
    return declaration === undefined || affected.has(declaration);
  };
}

/** The last declaration that does not begin behind a place; they are in document order. */
function lastUpTo(location: SourceLocation, declarations: readonly Declaration[]): Declaration | undefined {
  let low = 0;
  let high = declarations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const declaration = declarations[middle];
    if (declaration !== undefined && isBefore(location, declaration.location)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return declarations[low - 1];
}

function closure(
  declarations: readonly Declaration[],
  affected: Set<Declaration | undefined>,
): ReadonlySet<Declaration | undefined> {
  const referring = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    for (const name of declaration.references) {
      const others = referring.get(name);
      if (others === undefined) {
        referring.set(name, [declaration]);
      } else {
        others.push(declaration);
      }
    }
  }
  // A Set is visited with what is added meanwhile.
  for (const declaration of affected) {
    for (const name of declaration?.names ?? []) {
      for (const other of referring.get(name) ?? []) {
        affected.add(other);
      }
    }
  }
  return affected;
}

function declarationsOf(root: SourceElement): Declaration[] {
  return schemaChildren(root)
    .flatMap((child) =>
      child.name === 'redefine' || child.name === 'override' ? schemaChildren(child) : [child],
    )
    .map((element) => {
      const names = new Set<string>();
      const referred = new Set<string>();
      visit(element, names, referred);
      for (const { name, value } of root.attributes) {
        if (name === 'defaultAttributes') {
          addNames(value, referred);
        }
      }
      return { location: element.location, names, references: referred };
    });
}

function visit(element: SourceElement, names: Set<string>, referred: Set<string>): void {
  for (const { name, namespaceURI, value } of element.attributes) {
    if (namespaceURI === '' && name === 'name') {
      names.add(collapseWhiteSpace(value));
    } else if (namespaceURI === '' && references.has(name)) {
      addNames(value, referred);
    }
    // What a head admits depends on its members, so that what refers to the head refers to them.
    if (namespaceURI === '' && name === 'substitutionGroup') {
      addNames(value, names);
    }
  }
  for (const child of schemaChildren(element)) {
    visit(child, names, referred);
  }
}

function addNames(value: string, names: Set<string>): void {
  for (const text of collapseWhiteSpace(value).split(' ')) {
    const name = splitQName(text);
    if (name !== undefined) {
      names.add(name.localName);
    }
  }
}

function isBefore(a: SourceLocation, b: SourceLocation): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
