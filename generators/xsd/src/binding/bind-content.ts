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
import { annotationParagraphs, fixedNote, occurrenceNote } from './documentation.js';
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
import { choice, emptyShape, optionalShape, sequence } from './object-shape.js';
import { simplifyModelGroup, simplifyParticle } from './simplify-particle.js';
import { taggedElements } from './substitution-groups.js';
import { reportElementConstraints } from './untyped-constraints.js';
import { bindValueConstraint } from './value-constraints.js';
import { elementValueType, fixedValueType, typeReference } from './value-types.js';
import { bindWildcard } from './wildcards.js';
import { bindTypeAlternatives, withDefaultType } from './xpath-expressions.js';

/** A content model: where values go, and the object type that holds them. */
export interface ContentBinding {
  readonly particle: ParticleBinding;
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
 * @param owner - what reports call the type
 */
export function bindContent(
  content: Extract<ContentType, { readonly particle: unknown }>,
  context: BindingContext,
  owner: string,
): ContentBinding {
  return new ContentBinder(content, context, owner).bind();
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
    { particle, variety, openContent }: Extract<ContentType, { readonly particle: unknown }>,
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

  bind(): ContentBinding {
    const particle = simplifyParticle(this.#bindParticle(this.#particle, this.#whole));
    const isOrdered = this.#whole || ('ordered' in particle && particle.ordered);
    this.#hasOpenItems = isOrdered && this.#open !== undefined;
    const shape = this.#whole
      ? this.#contentShape(this.#particle, this.#mixed)
      : this.#shape(this.#particle, false);
    return {
      particle,
      shape,
      hasOpenItems: this.#hasOpenItems,
      ...(this.#items !== undefined && { items: this.#items }),
    };
  }

  /** @param whole - the particle is the one whose values go to `$content` */
  #bindParticle(particle: Particle, whole: boolean, inside: boolean = whole): ParticleBinding {
    const { term, minOccurs, maxOccurs } = particle;
    if (term.component === 'modelGroup') {
      const ordered = whole || (!inside && isOrderedGroup(particle));
      const group = inside || ordered ? this.#sharedGroup(term) : undefined;
      return group === undefined
        ? { ...this.#bindGroup(term, inside || ordered), minOccurs, maxOccurs, ordered }
        : { kind: 'groupReference', minOccurs, maxOccurs, ordered, group };
    }
    const isArray = !inside && maxOccurs <= 1 && this.#arrays.has(propertyOf(term));
    if (term.component === 'wildcard') {
      return { kind: 'wildcard', minOccurs, maxOccurs, array: isArray, wildcard: this.#wildcard(term) };
    }
    if (term.scope === 'global') {
      const element = this.#context.names.ofElement(term);
      return { kind: 'reference', minOccurs, maxOccurs, array: isArray, element };
    }
    const { valueConstraint } = term;
    return {
      kind: 'element',
      minOccurs,
      maxOccurs,
      array: isArray,
      name: term.name,
      namespaceURI: term.targetNamespace,
      type: typeReference(withDefaultType(term).typeDefinition, this.#context),
      nillable: term.nillable,
      ...bindValueConstraint(valueConstraint, term.typeDefinition),
      block: derivationSteps(term.disallowedSubstitutions),
      identityConstraints: bindIdentityConstraints(term),
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
        .map((child) => this.#bindParticle(child, false, inside)),
    };
  }

  /** The declaration of a named group whose values go to `$content`: what it binds to depends on nothing around it. */
  #sharedGroup(group: ModelGroup): DeclarationName | undefined {
    if (hasSiblingWildcard(group)) {
      return undefined;
    }
    return this.#context.modelGroups.nameOf(group, () => {
      const { compositor, particles } = simplifyModelGroup(this.#bindGroup(group, true));
      return { type: unionOf(this.#itemsBelow(group.particles)), compositor, particles };
    });
  }

  #wildcard(wildcard: Wildcard): WildcardBinding {
    return bindWildcard(wildcard, this.#particle, this.#context);
  }

  #shape(particle: Particle, insideOptional: boolean): ObjectShape {
    const { term } = particle;
    if (particle.maxOccurs === 0) {
      return emptyShape;
    }
    if (term.component !== 'modelGroup') {
      return { properties: [this.#property(particle, term, insideOptional)], choices: [] };
    }
    if (isOrderedGroup(particle)) {
      return this.#contentShape(particle, false);
    }
    const children = term.particles
      .filter((child) => child.maxOccurs !== 0)
      .map((child) => this.#shape(child, false));
    const shape = term.compositor === 'choice' ? choice(children) : sequence(children);
    return particle.minOccurs === 0 ? optionalShape(shape) : shape;
  }

  #property(
    particle: Particle,
    term: Exclude<Term, { component: 'modelGroup' }>,
    insideOptional: boolean,
  ): PropertyShape {
    const name = propertyOf(term);
    const type: TypeExpression =
      term.component === 'wildcard' ? { kind: 'runtime', name: 'XmlElement' } : this.#elementType(term);
    const isArray = particle.maxOccurs > 1 || this.#arrays.has(name);
    const valueConstraint = term.component === 'wildcard' ? undefined : term.valueConstraint;
    const fixed = term.component === 'wildcard' ? undefined : fixedValueType(term, this.#context);
    this.#reportLeaf(particle, term, fixed);
    return {
      name,
      type: isArray ? { kind: 'array', items: type } : type,
      optional: insideOptional || particle.minOccurs === 0,
      documentation: [
        ...annotationParagraphs(term.annotation, this.#context.configuration),
        ...occurrenceNote(particle),
        ...fixedNote(valueConstraint, fixed),
      ],
      ...(valueConstraint?.kind === 'default' && {
        default: this.#showDefault(term, valueConstraint.lexical),
      }),
    };
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
    const { substitutionGroups } = this.#context;
    const group = element.scope === 'global' ? substitutionGroups.aliasOf(element) : undefined;
    if (group !== undefined) {
      return { kind: 'declared', name: group };
    }
    return element.abstract
      ? { kind: 'keyword', keyword: 'never' }
      : elementValueType(element, this.#context);
  }

  /** `$content`, the ordered array of what stands below `particle`. */
  #contentShape(particle: Particle, mixed: boolean): ObjectShape {
    this.#reportContent(particle, mixed);
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
    return { properties: [property], choices: [] };
  }

  /** The types of the items that stand below particles: those of named groups by the names of the groups. */
  #itemsBelow(particles: readonly Particle[]): readonly TypeExpression[] {
    const elements = distinctElements(particles.flatMap((particle) => this.#elementsBelow(particle)));
    const isAmbiguous = new Set(elements.map((element) => element.name)).size < elements.length;
    const items = new Map<string, TypeExpression>();
    for (const item of isAmbiguous
      ? this.#plainItems(particles)
      : particles.flatMap((each) => this.#itemTypes(each))) {
      items.set(JSON.stringify(item), item);
    }
    return [...items.values()];
  }

  #itemTypes(particle: Particle): readonly TypeExpression[] {
    const { term } = particle;
    if (term.component !== 'modelGroup' || particle.maxOccurs === 0) {
      return this.#plainItems([particle]);
    }
    const group = this.#sharedGroup(term);
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
  shape: {
    properties: [
      {
        name: anyProperty,
        type: { kind: 'runtime', name: 'XmlElement' },
        optional: false,
        documentation: [],
      },
    ],
    choices: [],
  },
};

function propertyOf(term: Exclude<Term, { component: 'modelGroup' }>): string {
  return term.component === 'wildcard' ? anyProperty : term.name;
}
