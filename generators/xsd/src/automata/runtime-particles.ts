import {
  anyType,
  type ElementDescriptor,
  element,
  type Particle as RuntimeParticle,
} from '@proj/xml-runtime';
import type { ElementDeclaration, Particle, Schema } from '../components/model.js';
import { type SubstitutionMembers, substitutionMembers } from './substitution-members.js';
import { wildcardNamespaces } from './wildcard-namespaces.js';

/** A particle of the runtime, and which component each of its leaves comes from. */
export interface ConvertedParticle {
  readonly particle: RuntimeParticle;
  readonly sources: ReadonlyMap<RuntimeParticle, Particle>;
}

/** Converts particles of components to those of the runtime, types left out: automata look at names only. */
export class RuntimeParticles {
  readonly #members: SubstitutionMembers;
  readonly #descriptors = new Map<ElementDeclaration, ElementDescriptor>();

  constructor(schema: Schema) {
    this.#members = substitutionMembers(schema);
  }

  /** Converts a particle with all below it. */
  convert(particle: Particle): ConvertedParticle {
    const sources = new Map<RuntimeParticle, Particle>();
    return { particle: this.#convert(particle, sources), sources };
  }

  #convert(particle: Particle, sources: Map<RuntimeParticle, Particle>): RuntimeParticle {
    const { term, minOccurs, maxOccurs } = particle;
    if (term.component === 'modelGroup') {
      const particles = term.particles.map((child) => this.#convert(child, sources));
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
        ? {
            any: {
              namespaces: wildcardNamespaces(term.namespaceConstraint),
              processContents: term.processContents,
            },
            minOccurs,
            maxOccurs,
          }
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
    return descriptor;
  }
}
