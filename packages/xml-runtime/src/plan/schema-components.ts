import type { ElementDescriptor, SchemaDescriptor, TypeDescriptor, Wildcard } from '../schema/descriptor.js';
import type { XPathAssessment } from '../schema/features.js';
import { clarkName, type ExpandedName } from '../xml/names.js';
import { typeNameOf } from './complex-type.js';

/** The components of a schema by {@link clarkName}. */
export class SchemaComponents {
  readonly schema: SchemaDescriptor;
  #elements: ReadonlyMap<string, ElementDescriptor> | undefined;
  #attributes: ReadonlyMap<string, ElementDescriptor> | undefined;
  #types: ReadonlyMap<string, TypeDescriptor> | undefined;
  #inheritable: XPathAssessment | undefined | null = null;

  constructor(schema: SchemaDescriptor) {
    this.schema = schema;
  }

  /** A global element declaration. */
  element(name: string): ElementDescriptor | undefined {
    this.#elements ??= byName(this.schema.elements());
    return this.#elements.get(name);
  }

  /** The names of all global element declarations. */
  elementNames(): readonly ExpandedName[] {
    return this.schema.elements().map(({ namespaceURI, name }) => ({ namespaceURI, localName: name }));
  }

  /** A global attribute declaration. */
  attribute(name: string): ElementDescriptor | undefined {
    this.#attributes ??= byName(this.schema.attributes());
    return this.#attributes.get(name);
  }

  /** Set where there is a global attribute that elements below inherit. */
  get inheritable(): XPathAssessment | undefined {
    if (this.#inheritable === null)
      this.#inheritable = this.schema.attributes().find((it) => it.inheritable !== undefined)?.inheritable;
    return this.#inheritable;
  }

  /** A named type definition. */
  type(name: string): TypeDescriptor | undefined {
    this.#types ??= new Map(this.schema.types().map((type) => [typeNameOf(type), type]));
    return this.#types.get(name);
  }
}

function byName(declarations: readonly ElementDescriptor[]): ReadonlyMap<string, ElementDescriptor> {
  return new Map(declarations.map((it) => [clarkName(it.namespaceURI, it.name), it]));
}

const components = new WeakMap<SchemaDescriptor, SchemaComponents>();

/** The components of a schema; one object for each descriptor, made at first use. */
export function componentsOf(schema: SchemaDescriptor): SchemaComponents {
  let found = components.get(schema);
  if (found === undefined) {
    found = new SchemaComponents(schema);
    components.set(schema, found);
  }
  return found;
}

/** The components that what a wildcard admits is assessed with; undefined where it knows no schema. */
export function componentsFor(wildcard: Wildcard | undefined): SchemaComponents | undefined {
  return wildcard?.schema && componentsOf(wildcard.schema());
}
