import type { ModelGroup, ModelGroupReference, Particle } from '../schema/descriptor.js';
import {
  isChoice,
  isElement,
  isSequence,
  isWildcard,
  maxOccurs,
  minOccurs,
  modelGroupOf,
  particlesOf,
} from '../schema/particles.js';
import type { Child, ElementChild, Place, PlacedLeaf, WildcardChild } from './content.js';

/** A leaf of the content model, as a writer sees it: which values to take, and what they may be. */
export interface BoundLeaf extends Pick<PlacedLeaf, 'particle' | 'place' | 'children'> {
  readonly kind: 'leaf';
  readonly isRequired: boolean;
  /** Of a substitution group outside of `$content`: its members by what `$name` may say. */
  readonly childrenByTag: ReadonlyMap<string, ElementChild>;
}

/** A model group, as a writer sees it; `content` is one whose children are items of `$content`. */
export interface BoundGroup {
  readonly kind: 'sequence' | 'choice' | 'all' | 'content';
  readonly particle: ModelGroup | ModelGroupReference;
  readonly isRequired: boolean;
  readonly repeats: boolean;
  readonly parts: readonly BoundParticle[];
  /** All leaves below, by position in the content model. */
  readonly leaves: readonly BoundLeaf[];
  /** Where the values of the leaves below go, each property once. */
  readonly places: readonly Place[];
  /** Of `all`: the leaves below by property. */
  readonly leavesByProperty: ReadonlyMap<string, BoundLeaf>;
  /** Of `content`: elements below by what `$name` may say. */
  readonly childrenByTag: ReadonlyMap<string, ElementChild>;
  /** Of `content`: the first wildcard below. */
  readonly wildcard: WildcardChild | undefined;
}

/** A particle, as a writer sees it. */
export type BoundParticle = BoundLeaf | BoundGroup;

/**
 * Makes of a content model what writers go through.
 * @param placed - its leaves
 */
export function bindContent(root: Particle, placed: readonly PlacedLeaf[]): BoundParticle {
  let position = 0;
  return bind(root, false);

  function bind(it: Particle, isInContent: boolean): BoundParticle {
    const isRequired = minOccurs(it) > 0;
    if (isElement(it) || isWildcard(it)) {
      const { particle, place, children } = placed[position++] as PlacedLeaf;
      const childrenByTag = isInContent ? NO_TAGS : byTag(children);
      return { kind: 'leaf', particle, place, children, isRequired, childrenByTag };
    }
    const starts = !isInContent && it.as !== undefined;
    const group = modelGroupOf(it);
    const parts = particlesOf(group)
      .filter((part) => maxOccurs(part) > 0)
      .map((part) => bind(part, isInContent || starts));
    const leaves = parts.flatMap((part) => (part.kind === 'leaf' ? [part] : part.leaves));
    const children = starts ? leaves.flatMap((leaf) => leaf.children) : [];
    const kind = starts ? 'content' : kindOf(group);
    return {
      kind,
      particle: it,
      isRequired,
      repeats: maxOccurs(it) > 1,
      parts,
      leaves,
      places: [...new Map(leaves.map(({ place }) => [place.property, place])).values()],
      leavesByProperty:
        kind === 'all' ? new Map(leaves.map((leaf) => [leaf.place.property, leaf])) : NO_LEAVES,
      childrenByTag: byTag(children),
      wildcard: children.find((child) => child.kind === 'wildcard'),
    };
  }
}

const NO_LEAVES: ReadonlyMap<string, BoundLeaf> = new Map();

const NO_TAGS: ReadonlyMap<string, ElementChild> = new Map();

/** Writers take `{namespace}local` for `$name` even where the local name would do. */
function byTag(children: readonly Child[]): ReadonlyMap<string, ElementChild> {
  const entries = children.flatMap((child): [string, ElementChild][] => {
    if (child.kind === 'wildcard' || child.tag === undefined) return [];
    const { namespaceURI, localName } = child.declaration.name;
    return [
      [`{${namespaceURI}}${localName}`, child],
      [child.tag, child],
    ];
  });
  return entries.length === 0 ? NO_TAGS : new Map(entries);
}

function kindOf(group: ModelGroup): 'sequence' | 'choice' | 'all' {
  if (isSequence(group)) return 'sequence';
  return isChoice(group) ? 'choice' : 'all';
}
