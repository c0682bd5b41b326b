import {
  anyAttribute,
  anyType,
  type ElementDescriptor,
  element,
  type Particle as RuntimeParticle,
  type Wildcard as RuntimeWildcard,
} from '@proj/xml-runtime';
import type { ElementDeclaration, Particle, Schema, Wildcard } from '../components/model.js';
import type { SchemaIndex } from '../components/schema-index.js';
import type { ElementsByHead } from '../components/substitution-groups.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import { type DefinedNames, definedNames, disallowedKeys } from './disallowed-names.js';
import { wildcardNamespaces } from './wildcard-namespaces.js';

/** A particle of the runtime, and which component each of its leaves comes from. */
export interface ConvertedParticle {
  readonly particle: RuntimeParticle;
  readonly sources: ReadonlyMap<RuntimeParticle, Particle>;
}

/** Converts particles of components to those of the runtime, types left out: automata look at names only. */
export class RuntimeParticles {
  readonly #schema: Schema;
  readonly #members: ElementsByHead;
  readonly #descriptors = new Map<ElementDeclaration, ElementDescriptor>();
  readonly #declarations = new Map<ElementDescriptor, ElementDeclaration>();

  constructor({ schema, substitutionGroups }: SchemaIndex, xsdVersion: XsdVersion) {
    this.#schema = schema;
    // XSD 1.1 says that abstract elements are members of substitution groups all the same (appendix G.1.9).
    this.#members = xsdVersion === '1.1' ? substitutionGroups.substitutable : substitutionGroups.members;
  }

  /** Converts the particle of a content model with all below it. */
  convert(particle: Particle): ConvertedParticle {
    const sources = new Map<RuntimeParticle, Particle>();
    const names = definedNames(this.#schema, particle, this.#members);
    return { particle: this.#convert(particle, sources, names), sources };
  }

  /** Converts a wildcard of the content model that `particle` is. */
  wildcard(wildcard: Wildcard, particle: Particle): RuntimeWildcard {
    return runtimeWildcard(wildcard, definedNames(this.#schema, particle, this.#members));
  }

  /** The declaration that a descriptor stands for. */
  declarationOf(descriptor: ElementDescriptor): ElementDeclaration | undefined {
    return this.#declarations.get(descriptor);
  }

  #convert(
    particle: Particle,
    sources: Map<RuntimeParticle, Particle>,
    names: DefinedNames,
  ): RuntimeParticle {
    const { term, minOccurs, maxOccurs } = particle;
    if (term.component === 'modelGroup') {
      const particles = term.particles.map((child) => this.#convert(child, sources, names));
      switch (term.compositor) {
        case 'sequence':
          return { sequence: particles, minOccurs, maxOccurs };
        case 'choice':
          return { choice: particles, minOccurs, maxOccurs };
        case 'all':
          return { all: particles, minOccurs, maxOccurs };
      }
    }
    const leaf: RuntimeParticle =
      term.component === 'wildcard'
        ? { any: runtimeWildcard(term, names), minOccurs, maxOccurs }
        : { ref: this.#descriptor(term), minOccurs, maxOccurs };
    sources.set(leaf, particle);
    return leaf;
  }

  #descriptor(declaration: ElementDeclaration): ElementDescriptor {
    const known = this.#descriptors.get(declaration);
    if (known !== undefined) {
      return known;
    }
    const members = declaration.scope === 'global' ? (this.#members.get(declaration) ?? []) : [];
    const descriptor = element({
      name: declaration.name,
      namespaceURI: declaration.targetNamespace,
      type: anyType,
      ...(members.length > 0 && {
        substitutionGroup: () => members.map((member) => this.#descriptor(member)),
      }),
    });
    this.#descriptors.set(declaration, descriptor);
    this.#declarations.set(descriptor, declaration);
    return descriptor;
  }
}

function runtimeWildcard(wildcard: Wildcard, names: DefinedNames): RuntimeWildcard {
  const notQName = disallowedKeys(wildcard, names);
  return anyAttribute({
    namespaces: wildcardNamespaces(wildcard.namespaceConstraint),
    ...(notQName && { notQName }),
    processContents: wildcard.processContents,
  });
}
