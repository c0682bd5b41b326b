import { compileExpression, type ExpandedName, type Expression, type Leaf } from '@proj/xml-runtime/compiler';
import type { ComparedContent, InclusionResult } from './content-inclusion.js';
import { type AllGroupMember, type Attribution, allGroupMembers } from './content-machine.js';

/**
 * Does what `findExclusion` does for a base that is an all-group, where neither content model has wildcards: an
 * all-group says how often each of its members stands and nothing else, so it is enough to count what the restriction
 * admits, however many orders there are.
 *
 * @returns undefined where the base is something else
 */
export function findExclusionFromAllGroup(
  restriction: ComparedContent,
  base: ComparedContent,
  subsume: (base: Attribution, own: Attribution) => string | undefined,
): InclusionResult | undefined {
  if (restriction.openContent !== undefined || base.openContent !== undefined) {
    return undefined;
  }
  const own = compileExpression(restriction.particle);
  const general = compileExpression(base.particle);
  const group = allGroupMembers(general.root);
  const leaves = [...own.leaves, ...general.leaves];
  if (group === undefined || leaves.some((leaf) => 'any' in leaf.particle)) {
    return undefined;
  }
  const owners = new Map<ExpandedName, AllGroupMember>();
  for (const member of group.members) {
    for (const { name } of member.leaf.elements) {
      owners.set(name, member);
    }
  }
  for (const leaf of own.leaves) {
    const failure = leafFailure(leaf, owners, subsume);
    if (failure !== undefined) {
      return failure;
    }
  }
  for (const member of group.members) {
    const { min, max } = occurrences(own.root, (leaf) => shareOf(leaf, member, owners));
    const [first] = member.leaf.elements;
    if (max > member.max && first !== undefined) {
      return { kind: 'element', name: first.name };
    }
    if (min < member.min && !(group.isOptional && own.root.nullable)) {
      return { kind: 'end' };
    }
  }
  return 'included';
}

function leafFailure(
  leaf: Leaf,
  owners: ReadonlyMap<ExpandedName, AllGroupMember>,
  subsume: (base: Attribution, own: Attribution) => string | undefined,
): InclusionResult | undefined {
  for (const { name, declaration } of leaf.elements) {
    const general = owners.get(name)?.leaf.elements.find((it) => it.name === name)?.declaration;
    if (general === undefined || declaration === undefined) {
      return { kind: 'element', name };
    }
    const message = subsume(general, declaration);
    if (message !== undefined) {
      return { kind: 'attribution', name, message };
    }
  }
  return undefined;
}

/** How often something stands in what an expression admits. */
interface Range {
  readonly min: number;
  readonly max: number;
}

const none: Range = { min: 0, max: 0 };

/** How often a child that the leaf admits belongs to a member: a substitution group may belong to several. */
function shareOf(
  leaf: Leaf,
  member: AllGroupMember,
  owners: ReadonlyMap<ExpandedName, AllGroupMember>,
): Range {
  const shares = leaf.elements.map(({ name }) => owners.get(name) === member);
  return { min: shares.every(Boolean) ? 1 : 0, max: shares.some(Boolean) ? 1 : 0 };
}

function occurrences(expression: Expression, count: (leaf: Leaf) => Range): Range {
  switch (expression.kind) {
    case 'leaf':
      return count(expression);
    case 'repetition': {
      const { min, max } = occurrences(expression.body, count);
      return { min: min * expression.min, max: max === 0 ? 0 : max * expression.max };
    }
    case 'alternation': {
      const ranges = expression.parts.map((part) => occurrences(part, count));
      return ranges.length === 0
        ? none
        : {
            min: Math.min(...ranges.map((range) => range.min)),
            max: Math.max(...ranges.map((range) => range.max)),
          };
    }
    default:
      return expression.parts
        .map((part) => occurrences(part, count))
        .reduce((sum, range) => ({ min: sum.min + range.min, max: sum.max + range.max }), none);
  }
}
