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
  minOccurs,
  modelGroupOf,
  particlesOf,
} from '../schema/particles.js';
import { clarkName, type ExpandedName } from '../xml/names.js';
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

/** A leaf of the content model, as a writer sees it: which values to take, and what they may be. */
export interface BoundLeaf {
  readonly kind: 'leaf';
  readonly particle: ElementParticle | WildcardParticle;
  readonly place: Place;
  readonly isRequired: boolean;
  /** One for an element, several for a substitution group. */
  readonly children: readonly Child[];
  /** Of a substitution group outside of `$content`: its members by what `$name` may say. */
  readonly childrenByTag: ReadonlyMap<string, ElementChild>;
}

/** A model group, as a writer sees it; `content` is one whose children are items of `$content`. */
export interface BoundGroup {
  readonly kind: 'sequence' | 'choice' | 'all' | 'content';
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

/** Binds the leaves of a content model to properties. */
export function bindContent(particle: Particle): BoundParticle {
  const arrays = arrayProperties(particle);
  return bind(particle, undefined);

  function bind(it: Particle, content: TagNames | undefined): BoundParticle {
    if (isElement(it) || isWildcard(it)) return bindLeaf(it, content);
    const starts = content === undefined && it.as !== undefined;
    const tags = starts ? tagNames(it) : content;
    const group = modelGroupOf(it);
    const parts = particlesOf(group)
      .filter((part) => maxOccurs(part) > 0)
      .map((part) => bind(part, tags));
    const leaves = parts.flatMap((part) => (part.kind === 'leaf' ? [part] : part.leaves));
    const kind = starts ? 'content' : kindOf(group);
    return {
      kind,
      isRequired: minOccurs(it) > 0,
      repeats: maxOccurs(it) > 1,
      parts,
      leaves,
      places: [...new Map(leaves.map(({ place }) => [place.property, place])).values()],
      leavesByProperty:
        kind === 'all' ? new Map(leaves.map((leaf) => [leaf.place.property, leaf])) : NO_LEAVES,
      childrenByTag: starts ? byTag(leaves.flatMap(({ children }) => children)) : NO_TAGS,
      wildcard: starts ? leaves.flatMap(({ children }) => children).find(isWildcardChild) : undefined,
    };
  }

  function bindLeaf(it: ElementParticle | WildcardParticle, content: TagNames | undefined): BoundLeaf {
    const own = propertyOf(it);
    const property = content === undefined ? own : CONTENT;
    const place: Place = {
      property,
      isInherited: isInherited(property),
      isArray: content !== undefined || arrays.has(own),
      isInContent: content !== undefined,
    };
    const children = childrenOf(it, place, content);
    return {
      kind: 'leaf',
      particle: it,
      place,
      isRequired: minOccurs(it) > 0,
      children,
      childrenByTag: content === undefined ? byTag(children) : NO_TAGS,
    };
  }
}

function isWildcardChild(child: Child): child is WildcardChild {
  return child.kind === 'wildcard';
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
 * The properties that are arrays: whose leaf repeats, itself or by a group around it, at one place at least. Leaves
 * that go to `$content` have no properties.
 */
function arrayProperties(root: Particle): ReadonlySet<string> {
  const arrays = new Set<string>();
  visit(root, false);
  return arrays;

  function visit(particle: Particle, repeats: boolean): void {
    const several = repeats || maxOccurs(particle) > 1;
    if (isElement(particle) || isWildcard(particle)) {
      if (several) arrays.add(propertyOf(particle));
    } else if (particle.as === undefined) {
      for (const part of particlesOf(modelGroupOf(particle))) visit(part, several);
    }
  }
}

/**
 * Names for `$name`: the local name, or `{namespace}local` where elements of several namespaces share it
 * (`{}local` for the one in no namespace), here or in a substitution group.
 */
export function tagNames(particle: ModelGroup | ModelGroupReference | ElementParticle): TagNames {
  const namespaces = new Map<string, Set<string>>();
  const qualified = new Set<ExpandedName>();
  for (const { name, declaration } of elementsBelow(particle)) {
    // An abstract element has no values to be told apart from others.
    if (declaration?.abstract === true) continue;
    if (declaration?.hasQualifiedTag === true) qualified.add(name);
    const known = namespaces.get(name.localName) ?? new Set();
    namespaces.set(name.localName, known.add(name.namespaceURI));
  }
  return (name) => {
    const { namespaceURI, localName } = name;
    if ((namespaces.get(localName)?.size ?? 0) < 2 && !qualified.has(name)) return localName;
    return namespaceURI === '' ? `{}${localName}` : clarkName(namespaceURI, localName);
  };
}

function elementsBelow(particle: Particle): readonly AdmittedElement[] {
  if (isWildcard(particle)) return [];
  if (isElement(particle)) return admittedElements(particle);
  return particlesOf(modelGroupOf(particle)).flatMap(elementsBelow);
}

function kindOf(group: ModelGroup): 'sequence' | 'choice' | 'all' {
  if ('sequence' in group) return 'sequence';
  return 'choice' in group ? 'choice' : 'all';
}
