import type {
  ContentType,
  ElementDeclaration,
  ModelGroup,
  OpenContent,
  Particle,
  Term,
  Wildcard,
} from '../components/model.js';
import type { ApproximationCollector } from './approximations.js';
import { unionOf } from './bind-simple-type.js';
import { clarkName, isAnyType } from './component-names.js';
import {
  anyProperty,
  contentProperty,
  isEmptiable,
  isOrderedGroup,
  layOut,
  leavesOf,
} from './content-analysis.js';
import type { BindingContext } from './context.js';
import { derivationSteps } from './derived-types.js';
import { annotationParagraphs, fixedNote, occurrenceNote, summary } from './documentation.js';
import { bindIdentityConstraints } from './identity-constraints.js';
import type {
  DeclarationName,
  GroupBinding,
  ObjectShape,
  ParticleBinding,
  PropertyShape,
  TypeExpression,
  WildcardBinding,
} from './model.js';
import type { BoundModelGroup } from './model-groups.js';
import { choice, emptyShape, optionalShape, sequence, shapeOf } from './object-shape.js';
import { simplifyModelGroup, simplifyParticle } from './simplify-particle.js';
import { taggedElements } from './substitution-groups.js';
import { keyOfType } from './type-equality.js';
import { reportElementConstraints } from './untyped-constraints.js';
import { bindValueConstraint } from './value-constraints.js';
import { elementValueType, fixedValueType, typeReference } from './value-types.js';
import { bindWildcard } from './wildcards.js';
import { bindTypeAlternatives, withDefaultType } from './xpath-expressions.js';

type ContentWithParticle = Extract<ContentType, { readonly particle: unknown }>;

/** A content model: where values go, and the object type that holds them. */
export interface ContentBinding {
  /** What the type itself declares; undefined where an extension adds nothing. */
  readonly particle: ParticleBinding | undefined;
  /** `particle` is the whole content model although the type is an extension. */
  readonly isWhole: boolean;
  /** The whole content is the ordered array `$content`. */
  readonly isOrdered: boolean;
  /** All of it, what the base type has included. */
  readonly shape: ObjectShape;
  /** The items of `$content`, where there is such a property. */
  readonly items?: TypeExpression;
  /** What stands in open content is among those items. */
  readonly hasOpenItems: boolean;
}

/**
 * Binds the particle of a complex type.
 *
 * @param content - a {content type} that has one
 * @param own - the particle that the type adds to that of its base; undefined for the whole, null for none
 * @param owner - what reports call the type
 */
export function bindContent(
  content: ContentWithParticle,
  own: Particle | null | undefined,
  context: BindingContext,
  owner: string,
): ContentBinding {
  return new ContentBinder(content, context, owner).bind(own);
}

/**
 * What an extension adds to the content model of its base type (section 3.4.2): the second part of a sequence, or further
 * members of an all-group.
 *
 * @returns null where that is nothing; undefined where the content model is none of these
 */
export function addedParticle(content: ContentWithParticle, base: ContentType): Particle | null | undefined {
  if (!('particle' in base)) {
    return undefined;
  }
  const { particle } = content;
  if (particle === base.particle) {
    return null;
  }
  // What such a wildcard admits depends on the elements that extensions add.
  if (particle.term.component !== 'modelGroup' || hasSiblingWildcard(particle.term)) {
    return undefined;
  }
  const { compositor, particles } = particle.term;
  const { term: inherited } = base.particle;
  if (compositor === 'all') {
    // Which values go to $content, the members of such a group decide together.
    const isLonger =
      !isOrderedGroup(particle) &&
      inherited.component === 'modelGroup' &&
      inherited.compositor === 'all' &&
      // A base type may refer to a named group, to which nothing can be added.
      inherited.definition === undefined &&
      inherited.particles.every((each, index) => each === particles[index]);
    return isLonger
      ? { ...particle, term: { ...particle.term, particles: particles.slice(inherited.particles.length) } }
      : undefined;
  }
  const [first, second, ...others] = particles;
  return first === base.particle && second !== undefined && others.length === 0 ? second : undefined;
}

class ContentBinder {
  readonly #particle: Particle;
  readonly #mixed: boolean;
  readonly #context: BindingContext;
  readonly #arrays: ReadonlySet<string>;
  readonly #whole: boolean;
  readonly #owner: string;
  readonly #open: OpenContent | undefined;
  #items: TypeExpression | undefined;
  #hasOpenItems = false;

  constructor(
    { particle, variety, openContent }: ContentWithParticle,
    context: BindingContext,
    owner: string,
  ) {
    this.#owner = owner;
    this.#particle = particle;
    this.#mixed = variety === 'mixed';
    this.#open = openContent?.named === undefined ? openContent : undefined;
    this.#context = context;
    const layout = layOut(particle);
    // What stands between children has to be in one array with them, or the order is lost.
    const isInterleaved = this.#open?.mode === 'interleave' && leavesOf(particle).length > 0;
    this.#whole = this.#mixed || layout.ordered || isInterleaved;
    this.#arrays = layout.arrays;
  }

  bind(own: Particle | null | undefined): ContentBinding {
    const added = own === undefined ? this.#particle : own;
    const particle = added === null ? undefined : simplifyParticle(this.#bindParticle(added, this.#whole));
    const isOrdered = this.#whole || (particle !== undefined && 'ordered' in particle && particle.ordered);
    this.#hasOpenItems = isOrdered && this.#open !== undefined;
    const shape = this.#whole ? this.#contentShape(this.#particle, this.#mixed) : this.#shape(this.#particle);
    if (added !== null) {
      this.#report(this.#whole ? this.#particle : added);
    }
    return {
      particle,
      isWhole: own === undefined,
      isOrdered: this.#whole,
      shape,
      hasOpenItems: this.#hasOpenItems,
      ...(this.#items !== undefined && { items: this.#items }),
    };
  }

  /** Binds a named group, the content of this binder, without regard to what refers to it. */
  bindNamedGroup(group: ModelGroup): BoundModelGroup {
    const { compositor, particles } = simplifyModelGroup(this.#bindGroup(group, this.#whole));
    this.#reportParts(group);
    return {
      compositor,
      particles,
      arrays: this.#arrays,
      shape: this.#whole ? undefined : this.#groupShape(group),
      items: unionOf(this.#itemsBelow(group.particles)),
    };
  }

  /** @param inside - the particle is part of one whose values go to `$content` */
  #bindParticle(particle: Particle, inside: boolean): ParticleBinding {
    const { term, maxOccurs } = particle;
    // A group that may be empty need not be optional as well.
    const isOptionalTwice =
      particle.minOccurs === 0 && maxOccurs === 1 && isEmptiable({ ...particle, minOccurs: 1 });
    const minOccurs = isOptionalTwice ? 1 : particle.minOccurs;
    if (term.component === 'modelGroup') {
      const ordered = !inside && isOrderedGroup(particle);
      const group = hasSiblingWildcard(term)
        ? undefined
        : this.#context.modelGroups.nameOf(term, this.#bindNamedGroup);
      return group === undefined
        ? { ...this.#bindGroup(term, inside || ordered), minOccurs, maxOccurs, ordered }
        : { kind: 'groupReference', minOccurs, maxOccurs, ordered, group };
    }
    if (term.component === 'wildcard') {
      return { kind: 'wildcard', minOccurs, maxOccurs, wildcard: this.#wildcard(term) };
    }
    if (term.scope === 'global') {
      return { kind: 'reference', minOccurs, maxOccurs, element: this.#context.names.ofElement(term) };
    }
    const { valueConstraint } = term;
    return {
      kind: 'element',
      minOccurs,
      maxOccurs,
      name: term.name,
      namespaceURI: term.targetNamespace,
      type: typeReference(withDefaultType(term).typeDefinition, this.#context),
      nillable: term.nillable,
      ...bindValueConstraint(valueConstraint, term.typeDefinition),
      block: derivationSteps(term.disallowedSubstitutions),
      identityConstraints: bindIdentityConstraints(term, this.#context),
      alternatives: bindTypeAlternatives(term, this.#context),
    };
  }

  /** A group that occurs once. */
  #bindGroup({ compositor, particles }: ModelGroup, inside: boolean): GroupBinding {
    return {
      kind: 'group',
      minOccurs: 1,
      maxOccurs: 1,
      compositor,
      ordered: false,
      particles: particles
        .filter((child) => child.maxOccurs !== 0)
        .map((child) => this.#bindParticle(child, inside)),
    };
  }

  readonly #bindNamedGroup = (group: ModelGroup): BoundModelGroup => {
    const { location } = group;
    const particle: Particle = { location, minOccurs: 1, maxOccurs: 1, term: group };
    const owner = `group ${group.definition?.name ?? ''}`;
    return new ContentBinder({ variety: 'element-only', particle }, this.#context, owner).bindNamedGroup(
      group,
    );
  };

  #wildcard(wildcard: Wildcard): WildcardBinding {
    return bindWildcard(wildcard, this.#particle, this.#context);
  }

  #shape(particle: Particle): ObjectShape {
    const { term } = particle;
    if (particle.maxOccurs === 0) {
      return emptyShape;
    }
    if (term.component !== 'modelGroup') {
      return shapeOf([this.#property(particle, term)]);
    }
    if (isOrderedGroup(particle)) {
      return this.#contentShape(particle, false);
    }
    const named = hasSiblingWildcard(term)
      ? undefined
      : this.#context.modelGroups.shapeOf(term, this.#arrays, this.#bindNamedGroup);
    const shape = named === undefined ? this.#groupShape(term) : { ...emptyShape, parents: [named] };
    return particle.minOccurs === 0 ? optionalShape(shape) : shape;
  }

  /** What a group that occurs once adds to an object. */
  #groupShape({ compositor, particles }: ModelGroup): ObjectShape {
    const children = particles.filter((child) => child.maxOccurs !== 0).map((child) => this.#shape(child));
    return compositor === 'choice' ? choice(children) : sequence(children);
  }

  #property(particle: Particle, term: Exclude<Term, { component: 'modelGroup' }>): PropertyShape {
    const name = propertyOf(term);
    const isArray = particle.maxOccurs > 1 || this.#arrays.has(name);
    const knownProperties = this.#context.properties[isArray ? 'arrays' : 'singles'];
    const known = knownProperties.get(particle);
    if (known !== undefined) {
      return known;
    }
    const type: TypeExpression =
      term.component === 'wildcard' ? { kind: 'runtime', name: 'XmlElement' } : this.#elementType(term);
    const valueConstraint = term.component === 'wildcard' ? undefined : term.valueConstraint;
    const fixed = term.component === 'wildcard' ? undefined : fixedValueType(term, this.#context);
    const property: PropertyShape = {
      name,
      type: isArray ? { kind: 'array', items: type } : type,
      optional: particle.minOccurs === 0,
      documentation: [
        ...this.#documentation(term),
        ...occurrenceNote(particle),
        ...fixedNote(valueConstraint, fixed),
      ],
      ...(valueConstraint?.kind === 'default' && {
        default: this.#showDefault(term, valueConstraint.lexical),
      }),
    };
    knownProperties.set(particle, property);
    return property;
  }

  /** Of an element that is referred to, the first sentence: its declaration has the rest. */
  #documentation(term: Exclude<Term, { component: 'modelGroup' }>): readonly string[] {
    const documentation = annotationParagraphs(term.annotation, this.#context.configuration);
    const isReference = term.component === 'elementDeclaration' && term.scope === 'global';
    return isReference ? summary(documentation) : documentation;
  }

  /** Reports what types do not say of a particle; of named groups, their declarations do. */
  #report(particle: Particle): void {
    const { term } = particle;
    if (this.#whole ? particle === this.#particle : isOrderedGroup(particle)) {
      this.#reportContent(particle, this.#mixed);
    } else if (term.component !== 'modelGroup') {
      const fixed = term.component === 'wildcard' ? undefined : fixedValueType(term, this.#context);
      this.#reportLeaf(particle, term, fixed);
    } else if (this.#context.modelGroups.nameOf(term, this.#bindNamedGroup) === undefined) {
      this.#reportParts(term);
    }
  }

  #reportParts({ particles }: ModelGroup): void {
    for (const child of this.#whole ? [] : particles) {
      if (child.maxOccurs !== 0) {
        this.#report(child);
      }
    }
  }

  #reportLeaf(
    particle: Particle,
    term: Exclude<Term, { component: 'modelGroup' }>,
    fixed: TypeExpression | undefined,
  ): void {
    const { approximations } = this.#context;
    const component = `${this.#owner}, ${term.component === 'wildcard' ? 'wildcard' : `element ${term.name}`}`;
    const { location } = particle;
    for (const note of occurrenceNote(particle)) {
      const message = `${note} The array type does not say so; parse, validate and serialize check it.`;
      approximations.report({ kind: 'occurrence', component, message, location });
    }
    if (term.component === 'wildcard') {
      const message =
        'Elements that the wildcard admits are of type XmlElement, whatever their declarations say.';
      approximations.report({ kind: 'wildcard', component, message, location });
    } else {
      reportElementConstraints(term, component, approximations);
      reportElement(term, component, fixed, approximations);
    }
  }

  /** Why values stand in an array instead of properties, and what its type does not say. */
  #reportContent(particle: Particle, mixed: boolean): void {
    const reason = mixed
      ? 'text may stand between the elements'
      : isOrderedGroup(particle)
        ? particle.maxOccurs > 1
          ? 'a group of several elements repeats'
          : 'the choice has too many alternatives for a union'
        : 'properties could not tell its elements apart: a name stands in several places';
    this.#context.approximations.report({
      kind: 'order',
      component: this.#owner,
      message: `Content is the array $content, because ${reason}. Its type does not say in which order or how often the items stand; parse, validate and serialize check it.`,
      location: particle.location,
    });
  }

  #showDefault(term: Term, lexical: string): string {
    return term.component === 'elementDeclaration' && term.typeDefinition.component === 'simpleTypeDefinition'
      ? this.#context.simpleTypes.showValue(term.typeDefinition, lexical)
      : lexical;
  }

  #elementType(element: ElementDeclaration): TypeExpression {
    const group = this.#substitutionGroupOf(element);
    if (group !== undefined) {
      return { kind: 'declared', name: group };
    }
    return element.abstract
      ? { kind: 'keyword', keyword: 'never' }
      : elementValueType(element, this.#context);
  }

  /** The union of the elements that may stand for one, where others may. */
  #substitutionGroupOf(element: ElementDeclaration): DeclarationName | undefined {
    return element.scope === 'global' ? this.#context.substitutionGroups.aliasOf(element) : undefined;
  }

  /** `$content`, the ordered array of what stands below `particle`. */
  #contentShape(particle: Particle, mixed: boolean): ObjectShape {
    const items = this.#itemsBelow([particle]);
    const hasAny = items.some((item) => item === anyItem);
    this.#items = unionOf([
      ...(mixed ? [{ kind: 'keyword', keyword: 'string' } as const] : []),
      ...items,
      ...(this.#hasOpenItems && !hasAny ? [anyItem] : []),
    ]);
    const property: PropertyShape = {
      name: contentProperty,
      type: { kind: 'array', items: this.#items },
      optional: isEmptiable(particle),
      documentation: [],
    };
    return shapeOf([property]);
  }

  /** The types of the items that stand below particles: those of named groups by the names of the groups. */
  #itemsBelow(particles: readonly Particle[]): readonly TypeExpression[] {
    const elements = distinctElements(particles.flatMap((particle) => this.#elementsBelow(particle)));
    const isAmbiguous = new Set(elements.map((element) => element.name)).size < elements.length;
    const items = new Map<string, TypeExpression>();
    for (const item of isAmbiguous
      ? this.#plainItems(particles)
      : particles.flatMap((each) => this.#itemTypes(each))) {
      items.set(keyOfType(item), item);
    }
    return [...items.values()];
  }

  #itemTypes(particle: Particle): readonly TypeExpression[] {
    const { term } = particle;
    if (term.component === 'elementDeclaration' && particle.maxOccurs > 0) {
      const name = this.#substitutionGroupOf(term);
      return name === undefined ? this.#plainItems([particle]) : [{ kind: 'declared', name }];
    }
    if (term.component !== 'modelGroup' || particle.maxOccurs === 0) {
      return this.#plainItems([particle]);
    }
    const group = hasSiblingWildcard(term)
      ? undefined
      : this.#context.modelGroups.itemsOf(term, this.#bindNamedGroup);
    return group === undefined
      ? term.particles.flatMap((each) => this.#itemTypes(each))
      : [{ kind: 'declared', name: group }];
  }

  #plainItems(particles: readonly Particle[]): readonly TypeExpression[] {
    const elements = distinctElements(particles.flatMap((particle) => this.#elementsBelow(particle)));
    const hasWildcard = particles.flatMap(leavesOf).some(({ term }) => term.component === 'wildcard');
    return [...taggedElements(elements, this.#context), ...(hasWildcard ? [anyItem] : [])];
  }

  /** The elements that may stand below a particle, members of substitution groups included. */
  #elementsBelow(particle: Particle): readonly ElementDeclaration[] {
    return leavesOf(particle).flatMap(({ term }) => {
      if (term.component !== 'elementDeclaration') {
        return [];
      }
      return term.scope === 'global' ? this.#context.substitutionGroups.standIns(term) : [term];
    });
  }
}

/** What the type of an element's value does not say of it. */
function reportElement(
  { valueConstraint, typeDefinition, location }: ElementDeclaration,
  component: string,
  fixed: TypeExpression | undefined,
  approximations: ApproximationCollector,
): void {
  if (valueConstraint?.kind === 'fixed' && fixed === undefined) {
    const message = `The type does not say that the value is always ${JSON.stringify(valueConstraint.lexical)}.`;
    approximations.report({ kind: 'fixed', component, message, location });
  }
  if (isAnyType(typeDefinition)) {
    const message = 'The schema does not say what the element holds (xs:anyType).';
    approximations.report({ kind: 'any-type', component, message, location });
  }
}

function distinctElements(elements: readonly ElementDeclaration[]): readonly ElementDeclaration[] {
  const distinct = new Map<string, ElementDeclaration>();
  for (const element of elements) {
    const key = clarkName(element.targetNamespace, element.name);
    if (!distinct.has(key)) {
      distinct.set(key, element);
    }
  }
  return [...distinct.values()];
}

/** Whether what a wildcard of the group admits depends on the content model that the group stands in. */
function hasSiblingWildcard({ particles }: ModelGroup): boolean {
  return particles
    .flatMap(leavesOf)
    .some(({ term }) => term.component === 'wildcard' && term.disallowedNames?.sibling === true);
}

/** An item of `$content` that a wildcard admitted. */
const anyItem: TypeExpression = {
  kind: 'object',
  shape: shapeOf([
    {
      name: anyProperty,
      type: { kind: 'runtime', name: 'XmlElement' },
      optional: false,
      documentation: [],
    },
  ]),
};

function propertyOf(term: Exclude<Term, { component: 'modelGroup' }>): string {
  return term.component === 'wildcard' ? anyProperty : term.name;
}
