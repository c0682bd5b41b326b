import type { ElementDeclaration, ModelGroup, Particle } from '../components/model.js';
import { areTypeTablesEquivalent } from '../components/type-alternatives.js';

/** The property of an ordered array of tagged values. */
export const contentProperty = '$content';

/** The property of what a wildcard admits. */
export const anyProperty = '$any';

/** How the values of a content model are laid out. */
export interface ContentLayout {
  /** The whole content model is one ordered array: properties cannot hold it. */
  readonly ordered: boolean;
  /** Properties that are arrays, at each place where their element stands. */
  readonly arrays: ReadonlySet<string>;
}

/** The leaves below a particle: element declarations and wildcards, those that may not occur left out. */
export function leavesOf(particle: Particle): readonly Particle[] {
  if (particle.maxOccurs === 0) {
    return [];
  }
  return particle.term.component === 'modelGroup' ? leavesOfGroup(particle.term) : [particle];
}

/** Asked for at each level of a content model, which extension nests level by level: computed once. */
const leavesByGroup = new WeakMap<ModelGroup, readonly Particle[]>();

function leavesOfGroup(group: ModelGroup): readonly Particle[] {
  let leaves = leavesByGroup.get(group);
  if (leaves === undefined) {
    leaves = group.particles.flatMap(leavesOf);
    leavesByGroup.set(group, leaves);
  }
  return leaves;
}

/**
 * The most leaves that a choice binds to a union of. Each member of the union lists the keys of all others as absent, so a
 * union grows with the square of their number.
 */
const maxUnionLeaves = 32;

/**
 * Whether the values of a group go to an ordered array: it repeats several leaves, so that their order says something
 * that properties cannot, it is a choice of too many for a union, or an all-group with members that repeat.
 */
export function isOrderedGroup(particle: Particle): boolean {
  if (particle.term.component !== 'modelGroup') {
    return false;
  }
  const leaves = leavesOf(particle);
  const { compositor } = particle.term;
  return (
    (particle.maxOccurs > 1 && leaves.length > 1) ||
    (compositor === 'choice' && leaves.length > maxUnionLeaves) ||
    // Members of an all-group that repeat may stand between others (XSD 1.1).
    (compositor === 'all' && leaves.length > 1 && leaves.some(({ maxOccurs }) => maxOccurs > 1))
  );
}

/** Whether the particle accepts the empty sequence ("particle emptiable", Part 1, section 3.9.6). */
export function isEmptiable(particle: Particle): boolean {
  if (particle.minOccurs === 0 || particle.maxOccurs === 0) {
    return true;
  }
  if (particle.term.component !== 'modelGroup') {
    return false;
  }
  const { compositor, particles } = particle.term;
  return compositor === 'choice' ? particles.some(isEmptiable) : particles.every(isEmptiable);
}

/** Decides which properties a content model gets. */
export function layOut(particle: Particle): ContentLayout {
  const places = placesOf(particle, false);
  if (places === undefined) {
    return { ordered: true, arrays: new Set() };
  }
  const arrays = [...places.values()].filter((place) => place.array && !place.insideContent);
  return { ordered: false, arrays: new Set(arrays.map((place) => place.property)) };
}

/** Where a name stands in a content model. */
interface Place {
  readonly property: string;
  /** Undefined for a wildcard and for `$content`. */
  readonly element: ElementDeclaration | undefined;
  readonly array: boolean;
  /** It is an item of a `$content` array, not a property. */
  readonly insideContent: boolean;
}

type Places = ReadonlyMap<string, Place>;

/** The places of the names below a particle, in order; undefined where properties cannot hold them. */
function placesOf(particle: Particle, repeated: boolean): Places | undefined {
  if (particle.maxOccurs === 0) {
    return new Map();
  }
  const { term } = particle;
  const array = repeated || particle.maxOccurs > 1;
  if (term.component !== 'modelGroup') {
    const property = term.component === 'wildcard' ? anyProperty : term.name;
    const element = term.component === 'wildcard' ? undefined : term;
    return new Map([[property, { property, element, array, insideContent: false }]]);
  }
  if (isOrderedGroup(particle)) {
    return placesInside(particle);
  }
  const children = term.particles.map((child) => placesOf(child, array));
  if (!children.every((child) => child !== undefined)) {
    return undefined;
  }
  return term.compositor === 'choice' ? mergeExclusive(children) : mergeSuccessive(children);
}

function placesInside(group: Particle): Places {
  const places = new Map<string, Place>();
  places.set(contentProperty, {
    property: contentProperty,
    element: undefined,
    array: true,
    insideContent: false,
  });
  for (const { term } of leavesOf(group)) {
    if (term.component === 'elementDeclaration') {
      places.set(term.name, { property: term.name, element: term, array: true, insideContent: true });
    }
  }
  return places;
}

function mergeSuccessive(children: readonly Places[]): Places | undefined {
  const merged = new Map<string, Place>();
  for (const child of children) {
    for (const [name, place] of child) {
      if (merged.has(name)) {
        return undefined;
      }
      merged.set(name, place);
    }
  }
  return merged;
}

/** A name may stand in several branches of a choice where it means the same and the branches agree on the order. */
function mergeExclusive(children: readonly Places[]): Places | undefined {
  const merged = new Map<string, Place>();
  for (const child of children) {
    if (!agreeOnOrder(merged, child)) {
      return undefined;
    }
    for (const [name, place] of child) {
      const other = merged.get(name);
      if (other !== undefined && !areCompatible(other, place)) {
        return undefined;
      }
      merged.set(name, { ...place, array: place.array || other?.array === true });
    }
  }
  return merged;
}

function agreeOnOrder(one: Places, other: Places): boolean {
  const shared = [...one.keys()].filter((name) => other.has(name));
  const sharedOfOther = [...other.keys()].filter((name) => one.has(name));
  return shared.every((name, index) => name === sharedOfOther[index]);
}

function areCompatible(one: Place, other: Place): boolean {
  return (
    one.element !== undefined &&
    other.element !== undefined &&
    !one.insideContent &&
    !other.insideContent &&
    one.element.targetNamespace === other.element.targetNamespace &&
    one.element.typeDefinition === other.element.typeDefinition &&
    areTypeTablesEquivalent(one.element.typeTable, other.element.typeTable) &&
    one.element.nillable === other.element.nillable
  );
}
