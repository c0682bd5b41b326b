import { NameAllocator } from '@proj/generator-kit';
import type { ElementDeclaration, Schema, TypeDefinition } from '../components/model.js';
import type { Configuration } from '../config/configuration.js';
import { type ComponentPath, findAnonymousTypes } from './anonymous-types.js';
import { clarkName, isAnyType, isBuiltinSimpleType } from './component-names.js';
import { withoutShadow } from './global-names.js';
import { pascalCase } from './identifiers.js';
import type { DeclarationName, DeclarationPlace } from './model.js';

/** The identifiers of a schema's components. */
export interface ComponentNames {
  /** The identifier of a type; undefined for a built-in type. */
  ofType(type: TypeDefinition): DeclarationName | undefined;
  /** The name by which documents may call a type: that which `xs:redefine` replaces has none. */
  xmlNameOf(type: TypeDefinition): string | undefined;
  /** The type that has an identifier. */
  typeOf(name: DeclarationName): TypeDefinition | undefined;
  /** The identifier of a global element's descriptor. */
  ofElement(element: ElementDeclaration): DeclarationName;
  /** A new identifier, which starts with `stem`, for a declaration that stands at a place. */
  allocate(place: DeclarationPlace, stem: string): DeclarationName;
  /** The types that have an identifier, in the order in which they got them. */
  readonly types: readonly TypeDefinition[];
  /** The types that a key of the configuration means, such as `type:Foo` or `element:foo/a`. */
  typesOf(key: string): readonly TypeDefinition[];
  /** Entries of the configuration's `names` that name no component. */
  readonly unusedNames: readonly string[];
}

/**
 * Gives each type and global element an identifier that is unique in its module: named types first, then elements,
 * then anonymous types; what the configuration names comes before everything. What every program knows by a name (`Date`)
 * is not called so, unless the configuration says it.
 */
export function nameComponents(schema: Schema, configuration: Configuration): ComponentNames {
  const namedTypes = [...schema.typeDefinitions.values()].filter(
    (type) => !isAnyType(type) && !isBuiltinSimpleType(type),
  );
  const naming = new Naming(configuration, new Set(namedTypes));
  const requests: NameRequest[] = [
    ...namedTypes.map((type) => typeRequest(type, globalPath('type', type.targetNamespace, type.name ?? ''))),
    ...[...schema.elementDeclarations.values()].map(elementRequest),
    ...findAnonymousTypes(schema).map(({ type, path }) => typeRequest(type, path)),
  ];
  for (const request of requests) {
    naming.identify(request);
    naming.configured(request);
  }
  for (const request of requests) {
    naming.derived(request);
  }
  return naming;
}

interface NameRequest {
  readonly component: TypeDefinition | ElementDeclaration;
  readonly stem: string;
  /** What follows the stem, also where the configuration gives it. */
  readonly suffix: string;
  /** How the configuration may refer to the component. */
  readonly keys: readonly string[];
}

class Naming implements ComponentNames {
  readonly types: TypeDefinition[] = [];
  readonly #names = new Map<object, DeclarationName>();
  readonly #globalTypes: ReadonlySet<TypeDefinition>;
  readonly #typesByName = new Map<DeclarationName, TypeDefinition>();
  readonly #allocators = new Map<string, NameAllocator>();
  readonly #configured: ReadonlyMap<string, string>;
  readonly #used = new Set<string>();
  readonly #typesByKey = new Map<string, TypeDefinition[]>();
  readonly #layout: Configuration['layout'];

  constructor({ names, layout }: Configuration, globalTypes: ReadonlySet<TypeDefinition>) {
    this.#globalTypes = globalTypes;
    this.#configured = names;
    this.#layout = layout;
  }

  get unusedNames(): readonly string[] {
    return [...this.#configured.keys()].filter((key) => !this.#used.has(key));
  }

  identify({ component, keys }: NameRequest): void {
    if (component.component !== 'elementDeclaration') {
      for (const key of keys) {
        const types = this.#typesByKey.get(key) ?? [];
        this.#typesByKey.set(key, types);
        types.push(component);
      }
    }
  }

  typesOf(key: string): readonly TypeDefinition[] {
    return this.#typesByKey.get(key) ?? [];
  }

  configured(request: NameRequest): void {
    const key = request.keys.find((candidate) => this.#configured.has(candidate));
    if (key !== undefined) {
      this.#used.add(key);
      const identifier = `${this.#configured.get(key) ?? ''}${request.suffix}`;
      this.#names.set(request.component, this.#take(placeOf(request.component), identifier));
    }
  }

  derived({ component, stem, suffix }: NameRequest): void {
    if (!this.#names.has(component)) {
      this.#names.set(component, this.allocate(placeOf(component), `${stem}${suffix}`));
    }
    const name = this.#names.get(component);
    if (component.component !== 'elementDeclaration' && name !== undefined) {
      this.types.push(component);
      this.#typesByName.set(name, component);
    }
  }

  allocate(place: DeclarationPlace, stem: string): DeclarationName {
    return this.#take(place, withoutShadow(stem));
  }

  #take({ targetNamespace, schemaFile }: DeclarationPlace, stem: string): DeclarationName {
    const module = this.#layout === 'single' ? '' : targetNamespace;
    const allocator = this.#allocators.get(module) ?? new NameAllocator();
    this.#allocators.set(module, allocator);
    return { targetNamespace, schemaFile, identifier: allocator.allocate(stem) };
  }

  ofType(type: TypeDefinition): DeclarationName | undefined {
    return this.#names.get(type);
  }

  xmlNameOf(type: TypeDefinition): string | undefined {
    return this.#globalTypes.has(type) ? type.name : undefined;
  }

  typeOf(name: DeclarationName): TypeDefinition | undefined {
    return this.#typesByName.get(name);
  }

  ofElement(element: ElementDeclaration): DeclarationName {
    const name = this.#names.get(element);
    if (name === undefined) {
      throw new Error(`The element '${element.name}' is not a global element of the schema.`);
    }
    return name;
  }
}

/** The place of a component in the schema documents. */
export function placeOf({
  targetNamespace,
  location,
}: Pick<TypeDefinition, 'targetNamespace' | 'location'>): DeclarationPlace {
  return { targetNamespace, schemaFile: location.file };
}

function typeRequest(type: TypeDefinition, path: ComponentPath): NameRequest {
  return {
    component: type,
    stem: path.names.map(pascalCase).join(''),
    suffix: '',
    keys: configurationKeys(path),
  };
}

function elementRequest(element: ElementDeclaration): NameRequest {
  return {
    component: element,
    stem: pascalCase(element.name),
    suffix: 'Element',
    keys: configurationKeys(globalPath('element', element.targetNamespace, element.name)),
  };
}

function globalPath(kind: ComponentPath['kind'], targetNamespace: string, name: string): ComponentPath {
  return { kind, targetNamespace, names: [name] };
}

function configurationKeys({ kind, targetNamespace, names }: ComponentPath): readonly string[] {
  const local = names.join('/');
  return [`${kind}:${clarkName(targetNamespace, local)}`, `${kind}:${local}`];
}
