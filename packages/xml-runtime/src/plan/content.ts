import type {
  ElementParticle,
  ModelGroup,
  ModelGroupReference,
  Particle,
  Wildcard,
  WildcardParticle,
} from '../schema/descriptor.js';
import { resolve } from '../schema/lazy.js';
import {
  type AdmittedElement,
  admittedElements,
  isElement,
  isElementReference,
  isHead,
  isLocalElement,
  isWildcard,
  maxOccurs,
  modelGroupOf,
  particlesOf,
} from '../schema/particles.js';
import type { ExpandedName } from '../xml/names.js';
import { declarationOf, ElementDeclaration } from './element-declaration.js';
import { isInherited } from './own-properties.js';

/** The property of ordered, tagged content. */
export const CONTENT = '$content';

/** The property of what wildcards admit. */
export const ANY = '$any';

/** Where the values of a leaf go. */
export interface Place {
  readonly property: string;
  readonly isInherited: boolean;
  readonly isArray: boolean;
  /** The values are items of the array `$content`. */
  readonly isInContent: boolean;
}

/** A child that a leaf admits: an element by this declaration. */
export interface ElementChild {
  readonly kind: 'element';
  readonly place: Place;
  readonly declaration: ElementDeclaration;
  /** `$name` of the value; undefined for a value that is not tagged. */
  readonly tag: string | undefined;
  /** What readers have learned of it. */
  expected: object | undefined;
}

/** A child that a leaf admits: any element that a wildcard does. */
export interface WildcardChild {
  readonly kind: 'wildcard';
  readonly place: Place;
  readonly wildcard: Wildcard;
}

/** What a content model gives for a child. */
export type Child = ElementChild | WildcardChild;

/** A leaf of a content model, and where its values go. */
export class PlacedLeaf {
  readonly particle: ElementParticle | WildcardParticle;
  readonly place: Place;
  readonly #tags: TagNames | undefined;
  #children: readonly Child[] | undefined;

  /** @param tags - those of `$content`, where the values go there */
  constructor(particle: ElementParticle | WildcardParticle, place: Place, tags: TagNames | undefined) {
    this.particle = particle;
    this.place = place;
    this.#tags = tags;
  }

  /** One for an element, several for a substitution group; made at first use, since documents have few of all children. */
  get children(): readonly Child[] {
    this.#children ??= childrenOf(this.particle, this.place, this.#tags);
    return this.#children;
  }
}

/** Where children go that are items of `$content`. */
const IN_CONTENT: Place = { property: CONTENT, isInherited: false, isArray: true, isInContent: true };

/** Finds out where the values of each leaf of a content model go, in the order of the leaves. */
export function placeLeaves(root: Particle): readonly PlacedLeaf[] {
  const leaves: {
    readonly particle: ElementParticle | WildcardParticle;
    readonly tags: TagNames | undefined;
  }[] = [];
  /** Properties whose leaf repeats, itself or by a group around it, at one place at least. */
  const arrays = new Set<string>();
  visit(root, false, undefined);
  return leaves.map(({ particle, tags }) => {
    if (tags !== undefined) return new PlacedLeaf(particle, IN_CONTENT, tags);
    const property = propertyOf(particle);
    const place = {
      property,
      isInherited: isInherited(property),
      isArray: arrays.has(property),
      isInContent: false,
    };
    return new PlacedLeaf(particle, place, undefined);
  });

  function visit(particle: Particle, repeats: boolean, tags: TagNames | undefined): void {
    const max = maxOccurs(particle);
    if (max === 0) return;
    if (isElement(particle) || isWildcard(particle)) {
      leaves.push({ particle, tags });
      if (tags === undefined && (repeats || max > 1)) arrays.add(propertyOf(particle));
      return;
    }
    const below = tags ?? (particle.as && tagNames(particle));
    for (const part of particlesOf(modelGroupOf(particle))) visit(part, repeats || max > 1, below);
  }
}

/** `$name` by expanded name. */
type TagNames = (name: ExpandedName) => string;

function childrenOf(
  particle: ElementParticle | WildcardParticle,
  place: Place,
  content: TagNames | undefined,
): readonly Child[] {
  if (isWildcard(particle)) return [{ kind: 'wildcard', place, wildcard: particle.any }];
  const tags =
    content ??
    (isElementReference(particle) && isHead(resolve(particle.ref)) ? tagNames(particle) : undefined);
  const local = isLocalElement(particle) ? new ElementDeclaration(particle) : undefined;
  return admittedElements(particle).flatMap(({ name, declaration: descriptor }): Child[] => {
    const declaration = descriptor === undefined ? local : declarationOf(descriptor);
    return declaration === undefined
      ? []
      : [{ kind: 'element', place, declaration, tag: tags?.(name), expected: undefined }];
  });
}

/** The property of a leaf outside of `$content`. */
function propertyOf(particle: ElementParticle | WildcardParticle): string {
  if (particle.property !== undefined) return particle.property;
  if (isWildcard(particle)) return ANY;
  if (isLocalElement(particle)) return particle.element;
  return admittedElements(particle)[0]?.name.localName ?? ANY;
}

/**
 * Names for `$name`: the local name, or `{namespace}local` where elements of several namespaces share it
 * (`{}local` for the one in no namespace), here or in a substitution group.
 */
export function tagNames(particle: ModelGroup | ModelGroupReference | ElementParticle): TagNames {
  let needsNamespace: ((name: ExpandedName) => boolean) | undefined;
  return (name) => {
    const { namespaceURI, localName } = name;
    needsNamespace ??= ambiguousNames(particle);
    if (!needsNamespace(name)) return localName;
    return `{${namespaceURI}}${localName}`;
  };
}

/** Finds the names below a particle that are not told apart by their local names. */
function ambiguousNames(particle: Particle): (name: ExpandedName) => boolean {
  const namespaces = new Map<string, Set<string>>();
  const qualified = new Set<ExpandedName>();
  for (const { name, declaration } of elementsBelow(particle)) {
    // An abstract element has no values to be told apart from others.
    if (declaration?.abstract === true) continue;
    if (declaration?.hasQualifiedTag === true) qualified.add(name);
    const known = namespaces.get(name.localName) ?? new Set();
    namespaces.set(name.localName, known.add(name.namespaceURI));
  }
  return (name) => (namespaces.get(name.localName)?.size ?? 0) > 1 || qualified.has(name);
}

function elementsBelow(particle: Particle): readonly AdmittedElement[] {
  if (isWildcard(particle)) return [];
  if (isElement(particle)) return admittedElements(particle);
  return particlesOf(modelGroupOf(particle)).flatMap(elementsBelow);
}
