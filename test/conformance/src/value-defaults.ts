import type {
  ElementDescriptor,
  Lazy,
  LocalElementParticle,
  Particle,
  TypeDescriptor,
} from '@proj/xml-runtime';
import type { ElementDescriptors } from './generated-modules.js';

/** Values that a schema gives where a document does not, by `{namespace}local`: what a round trip may add. */
export interface ValueDefaults {
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly elements: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Collects the default and fixed values of all attributes and elements that can be reached from global elements. */
export function valueDefaults(elements: ElementDescriptors): ValueDefaults {
  const collector = new DefaultsCollector();
  for (const element of elements.values()) {
    collector.element(element);
  }
  return collector;
}

class DefaultsCollector implements ValueDefaults {
  readonly attributes = new Map<string, Set<string>>();
  readonly elements = new Map<string, Set<string>>();
  readonly #visited = new Set<object>();

  element(element: ElementDescriptor): void {
    if (!this.#visited.has(element)) {
      this.#visited.add(element);
      this.#add(this.elements, element.namespaceURI, element.name, element.default ?? element.fixed);
      this.#type(element.type);
      for (const member of element.substitutionGroup?.() ?? []) {
        this.element(member);
      }
    }
  }

  #type(reference: Lazy<TypeDescriptor>): void {
    const type = resolve(reference);
    if (type.kind === 'simpleType' || this.#visited.has(type)) {
      return;
    }
    this.#visited.add(type);
    for (const { namespaceURI, attribute, default: value, fixed } of type.attributes ?? []) {
      this.#add(this.attributes, namespaceURI ?? '', attribute, value ?? fixed);
    }
    for (const derived of type.derivedTypes?.() ?? []) {
      this.#type(derived);
    }
    if (type.content !== undefined) {
      this.#particle(type.content);
    }
  }

  #particle(particle: Particle): void {
    if ('ref' in particle) {
      this.element(resolve(particle.ref));
    } else if ('element' in particle) {
      this.#local(particle);
    } else if ('group' in particle) {
      this.#particle(resolve(particle.group));
    } else if (!('any' in particle)) {
      const children =
        'sequence' in particle ? particle.sequence : 'choice' in particle ? particle.choice : particle.all;
      for (const child of children) {
        this.#particle(child);
      }
    }
  }

  #local({ element, namespaceURI, default: value, fixed, type }: LocalElementParticle): void {
    this.#add(this.elements, namespaceURI ?? '', element, value ?? fixed);
    this.#type(type);
  }

  #add(map: Map<string, Set<string>>, namespaceURI: string, name: string, value: string | undefined): void {
    if (value !== undefined) {
      const key = `{${namespaceURI}}${name}`;
      map.set(key, (map.get(key) ?? new Set()).add(value));
    }
  }
}

function resolve<T extends object>(reference: Lazy<T>): T {
  return typeof reference === 'function' ? reference() : reference;
}
