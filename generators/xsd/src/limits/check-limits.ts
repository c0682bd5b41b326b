import type { DiagnosticSink } from '../diagnostics.js';
import type { SchemaDocument } from '../documents/schema-document.js';
import { attributeValue, type SourceElement } from '../documents/source-element.js';
import { type Definition, type Definitions, definitionsOf } from './definitions.js';

/**
 * How many definitions may refer to each other in a chain: types to their bases, members and items, groups to groups,
 * elements to the heads of their substitution groups. Components are built by recursion, here and where documents are
 * read; people derive types a dozen times.
 */
const maximumReferenceDepth = 128;

/** How many particles and attributes one definition may have, with what it inherits and what the groups it refers to have. */
const maximumDefinitionSize = 100_000;

/**
 * How many particles and attributes all definitions may have together, counted anew at each step of derivation and each
 * reference to a group, since they are nested in each other there.
 */
const maximumSchemaSize = 2_000_000;

/** Where a schema is large itself: how many times its own size that may be instead. */
const maximumGrowth = 200;

/** What a definition comes to with everything that it is built of. */
interface Extent {
  readonly depth: number;
  readonly size: number;
  /** Its size, and those of all steps towards it. */
  readonly weight: number;
}

/**
 * Refuses schemas that would cost far more than their documents are long, before anything is built of them.
 * @returns whether the schema is within the limits; if not, that has been reported
 */
export function checkLimits(documents: readonly SchemaDocument[], diagnostics: DiagnosticSink): boolean {
  const definitions = definitionsOf(documents);
  const extents = extentsOf(definitions, membersOf(definitions));
  const ownSize = [...definitions.values()].flat().reduce((sum, it) => sum + it.ownSize + 1, 0);
  const allowed = Math.max(maximumSchemaSize, ownSize * maximumGrowth);
  let total = 0;
  for (const [key, { depth, size, weight }] of extents) {
    const element = definitions.get(key)?.[0]?.element;
    if (element === undefined) continue;
    total += weight;
    const report = (rule: string, message: string): false => {
      diagnostics.report({ severity: 'error', rule, message, location: element.location });
      return false;
    };
    if (depth > maximumReferenceDepth) {
      return report(
        'limit-reference-depth',
        `${describe(element)} is more than ${maximumReferenceDepth} references away from the end of its chain of bases, groups, members or substitution group heads.`,
      );
    }
    if (size > maximumDefinitionSize) {
      return report(
        'limit-definition-size',
        `${describe(element)} has more than ${maximumDefinitionSize} particles and attributes, with those of its base and of the groups it refers to.`,
      );
    }
    if (total > allowed) {
      return report(
        'limit-schema-size',
        `The definitions up to ${describe(element)} have more than ${allowed} particles and attributes together, with those of bases and groups, counted at each step of derivation.`,
      );
    }
  }
  return true;
}

function describe(element: SourceElement): string {
  return `xs:${element.name} '${attributeValue(element, 'name') ?? ''}'`;
}

/** How many elements may stand for each element, itself left out; heads and members in chains counted once a step. */
function membersOf(definitions: Definitions): ReadonlyMap<string, number> {
  const members = new Map<string, number>();
  for (const [, list] of definitions) {
    for (const { element, parts } of list) {
      if (element.name !== 'element') continue;
      for (const head of parts.filter((part) => part.startsWith('element '))) {
        members.set(head, (members.get(head) ?? 0) + 1);
      }
    }
  }
  return members;
}

/** The extents of all definitions, without recursion: what is checked is how far recursion would go. */
function extentsOf(
  definitions: Definitions,
  members: ReadonlyMap<string, number>,
): ReadonlyMap<string, Extent> {
  const extents = new Map<string, Extent>();
  // A cycle is an error that is found later; here, it ends where it comes back to itself.
  const entered = new Set<string>();
  for (const start of definitions.keys()) {
    const open = [start];
    for (let key = open.at(-1); key !== undefined; key = open.at(-1)) {
      const list = definitions.get(key) ?? [];
      const missing = entered.has(key)
        ? []
        : list.flatMap(({ parts }) => parts).filter((part) => definitions.has(part) && !entered.has(part));
      entered.add(key);
      if (missing.length > 0) {
        for (const part of missing) open.push(part);
        continue;
      }
      open.pop();
      if (!extents.has(key)) extents.set(key, extentOf(list, extents, members));
    }
  }
  return extents;
}

function extentOf(
  list: readonly Definition[],
  extents: ReadonlyMap<string, Extent>,
  members: ReadonlyMap<string, number>,
): Extent {
  let depth = 0;
  let size = 0;
  let inherited = 0;
  for (const { ownSize, parts, elementReferences } of list) {
    size += ownSize;
    for (const part of parts) {
      // Built in, missing, or part of a cycle.
      const extent = extents.get(part);
      if (extent === undefined) continue;
      depth = Math.max(depth, extent.depth + 1);
      // Substitution groups are not built into their members.
      if (part.startsWith('element ')) continue;
      size += extent.size;
      inherited += extent.weight;
    }
    for (const reference of elementReferences) size += members.get(reference) ?? 0;
  }
  return { depth, size, weight: size + inherited };
}
