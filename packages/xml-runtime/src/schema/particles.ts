import { type ExpandedName, internName } from '../xml/names.js';
import type {
  AllGroup,
  ChoiceGroup,
  ElementDescriptor,
  ElementParticle,
  ElementReferenceParticle,
  LocalElementParticle,
  ModelGroup,
  ModelGroupReference,
  Particle,
  SequenceGroup,
  WildcardParticle,
} from './descriptor.js';
import { resolve } from './lazy.js';

/** Whether a particle's term is a local element declaration. */
export function isLocalElement(particle: Particle): particle is LocalElementParticle {
  return 'element' in particle;
}

/** Whether a particle's term is a reference to a global element declaration. */
export function isElementReference(particle: Particle): particle is ElementReferenceParticle {
  return 'ref' in particle;
}

/** Whether a particle's term is an element declaration. */
export function isElement(particle: Particle): particle is ElementParticle {
  return 'element' in particle || 'ref' in particle;
}

/** Whether a particle's term is a wildcard. */
export function isWildcard(particle: Particle): particle is WildcardParticle {
  return 'any' in particle;
}

/** Whether a particle's term is a model group with the compositor sequence. */
export function isSequence(particle: Particle): particle is SequenceGroup {
  return 'sequence' in particle;
}

/** Whether a particle's term is a model group with the compositor choice. */
export function isChoice(particle: Particle): particle is ChoiceGroup {
  return 'choice' in particle;
}

/** Whether a particle's term is a model group with the compositor all. */
export function isAll(particle: Particle): particle is AllGroup {
  return 'all' in particle;
}

/** The model group that is a particle's term, whether it is written out or referred to. */
export function modelGroupOf(particle: ModelGroup | ModelGroupReference): ModelGroup {
  if (!('group' in particle)) return particle;
  const { group } = particle;
  if (typeof group !== 'function') return group;
  let resolved = resolvedGroups.get(group);
  if (resolved === undefined) {
    resolved = group();
    resolvedGroups.set(group, resolved);
  }
  return resolved;
}

/** A function may make the group anew at each call; content models that refer to it share one. */
const resolvedGroups = new WeakMap<() => ModelGroup, ModelGroup>();

/** The particles of a model group, with the namespace of the group where they have that. */
export function particlesOf(group: ModelGroup): readonly Particle[] {
  const { namespaceURI } = group;
  if (namespaceURI === undefined || namespaceURI === '') return statedParticles(group);
  let particles = qualifiedParticles.get(group);
  if (particles === undefined) {
    particles = statedParticles(group).map((particle) => inNamespace(particle, namespaceURI));
    qualifiedParticles.set(group, particles);
  }
  return particles;
}

const qualifiedParticles = new WeakMap<ModelGroup, readonly Particle[]>();

function statedParticles(group: ModelGroup): readonly Particle[] {
  if (isSequence(group)) return group.sequence;
  return isChoice(group) ? group.choice : group.all;
}

function inNamespace(particle: Particle, namespaceURI: string): Particle {
  const isConcerned =
    isLocalElement(particle) || !(isElement(particle) || isWildcard(particle) || 'group' in particle);
  return isConcerned && particle.namespaceURI === undefined ? { ...particle, namespaceURI } : particle;
}

/** {min occurs} */
export function minOccurs(particle: Particle): number {
  return particle.minOccurs ?? 1;
}

/** {max occurs} */
export function maxOccurs(particle: Particle): number {
  return particle.maxOccurs ?? 1;
}

/** A declaration that an element particle admits: that of its term, or a member of its substitution group. */
export interface AdmittedElement {
  readonly name: ExpandedName;
  /** Absent for a local declaration, which is the particle itself. */
  readonly declaration?: ElementDescriptor;
}

/** What an element particle admits, the head of a substitution group first. */
export function admittedElements(particle: ElementParticle): readonly AdmittedElement[] {
  if (isLocalElement(particle)) return [{ name: internName(particle.namespaceURI ?? '', particle.element) }];
  const head = resolve(particle.ref);
  return isHead(head) ? [head, ...substitutableElements(head)].map(globalElement) : [globalElement(head)];
}

function globalElement(declaration: ElementDescriptor): AdmittedElement {
  return { name: internName(declaration.namespaceURI, declaration.name), declaration };
}

/** Whether other elements may stand for one. */
export function isHead({ substitutionGroup, substitutableElements: all }: ElementDescriptor): boolean {
  return substitutionGroup !== undefined || all !== undefined;
}

/** The elements that may stand for another, abstract ones and itself left out (section 3.3.6, "Substitution Group"). */
function substitutableElements(head: ElementDescriptor): readonly ElementDescriptor[] {
  let elements = membersByHead.get(head);
  if (elements === undefined) {
    elements = head.substitutableElements?.() ?? membersOf(head);
    membersByHead.set(head, elements);
  }
  return elements;
}

const NO_ELEMENTS: readonly ElementDescriptor[] = [];

const membersByHead = new WeakMap<ElementDescriptor, readonly ElementDescriptor[]>();

/** The members of a substitution group, those of members that head groups of their own among them. */
function membersOf(head: ElementDescriptor): readonly ElementDescriptor[] {
  const members = new Set([head]);
  // What is added while the loop runs is visited, too.
  for (const each of members) {
    for (const member of each.substitutionGroup?.() ?? NO_ELEMENTS) members.add(member);
  }
  members.delete(head);
  return [...members].filter(({ abstract }) => abstract !== true);
}
