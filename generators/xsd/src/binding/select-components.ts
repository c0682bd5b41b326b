import type {
  AttributeDeclaration,
  ElementDeclaration,
  Schema,
  TypeDefinition,
} from '../components/model.js';
import { reachableComponents } from '../components/reachable.js';
import { SchemaIndex } from '../components/schema-index.js';
import type { Configuration } from '../config/configuration.js';
import type { DiagnosticSink } from '../diagnostics.js';
import type { SourceLocation } from '../source-location.js';
import { isAnyType, isBuiltinSimpleType } from './component-names.js';

/**
 * The part of a schema that the settings `include` and `exclude` leave: the components to start from, all that they
 * refer to, the members of their substitution groups, and the types that `xsi:type` may name in their place.
 *
 * @param location - where problems of the configuration are reported
 * @param diagnostics - told of patterns that name nothing
 */
export function selectComponents(
  index: SchemaIndex,
  { include, exclude }: Pick<Configuration, 'include' | 'exclude'>,
  location: SourceLocation,
  diagnostics: DiagnosticSink,
): SchemaIndex {
  if (include.length === 0 && exclude.length === 0) {
    return index;
  }
  const { schema } = index;
  const report = (setting: string, pattern: string): void =>
    diagnostics.report({
      severity: 'error',
      rule: 'codegen-include',
      message: `"${setting}" has '${pattern}', and the schema has no such component.`,
      location,
    });
  const included = matcher(schema, include, (pattern) => report('include', pattern));
  const excluded = matcher(schema, exclude, (pattern) => report('exclude', pattern));
  const isRoot = (component: GlobalComponent): boolean =>
    (include.length === 0 || included.has(component)) && !excluded.has(component);
  return new SchemaIndex(grow(index, isRoot, excluded));
}

type GlobalComponent = TypeDefinition | ElementDeclaration | AttributeDeclaration;

/** Follows references, substitution groups and derivations until nothing new is found. */
function grow(
  { schema, substitutionGroups: { members } }: SchemaIndex,
  isRoot: (component: GlobalComponent) => boolean,
  excluded: ReadonlySet<GlobalComponent>,
): Schema {
  const types = [...schema.typeDefinitions.values()];
  const kept = new Set<GlobalComponent>(
    [...types, ...schema.elementDeclarations.values(), ...schema.attributeDeclarations.values()].filter(
      isRoot,
    ),
  );
  for (let size = -1; size < kept.size; ) {
    size = kept.size;
    const reached = reachableComponents({
      ...filterSchema(schema, (component) => kept.has(component)),
      attributeGroupDefinitions: new Map(),
      modelGroupDefinitions: new Map(),
    });
    const { complexTypes, simpleTypes, elements, attributes } = reached;
    const standIns = [...elements].flatMap((element) => members.get(element) ?? []);
    // xsi:type may name a type that derives from that of an element.
    const derived = types.filter(
      (type) => type !== type.baseTypeDefinition && kept.has(type.baseTypeDefinition),
    );
    for (const component of [...complexTypes, ...simpleTypes, ...elements, ...attributes]) {
      kept.add(component);
    }
    for (const component of [...standIns, ...derived].filter((each) => !excluded.has(each))) {
      kept.add(component);
    }
  }
  return filterSchema(schema, (component) => kept.has(component));
}

function filterSchema(schema: Schema, keeps: (component: GlobalComponent) => boolean): Schema {
  return {
    ...schema,
    typeDefinitions: filterMap(
      schema.typeDefinitions,
      (type) => isAnyType(type) || isBuiltinSimpleType(type) || keeps(type),
    ),
    elementDeclarations: filterMap(schema.elementDeclarations, keeps),
    attributeDeclarations: filterMap(schema.attributeDeclarations, keeps),
  };
}

function filterMap<T>(map: ReadonlyMap<string, T>, keeps: (value: T) => boolean): ReadonlyMap<string, T> {
  return new Map([...map].filter(([, value]) => keeps(value)));
}

/** The global components that patterns match; `onUnused` is told of those that match none. */
function matcher(
  schema: Schema,
  patterns: readonly string[],
  onUnused: (pattern: string) => void,
): ReadonlySet<GlobalComponent> {
  const matched = new Set<GlobalComponent>();
  const kinds: Readonly<Record<string, readonly GlobalComponent[]>> = {
    element: [...schema.elementDeclarations.values()],
    type: [...schema.typeDefinitions.values()].filter(
      (type) => !isAnyType(type) && !isBuiltinSimpleType(type),
    ),
    attribute: [...schema.attributeDeclarations.values()],
  };
  for (const pattern of patterns) {
    const found = (kinds[pattern.slice(0, pattern.indexOf(':'))] ?? []).filter((component) =>
      matches(pattern, component),
    );
    if (found.length === 0) {
      onUnused(pattern);
    }
    for (const component of found) {
      matched.add(component);
    }
  }
  return matched;
}

/** `element:{urn:a}foo*`: the namespace may be absent, and `*` in the name stands for anything. */
function matches(pattern: string, { name = '', targetNamespace }: GlobalComponent): boolean {
  const [, namespace, local = ''] = /^\w+:(?:\{([^{}]*)\})?(.+)$/.exec(pattern) ?? [];
  const parts = local.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return (
    (namespace === undefined || namespace === targetNamespace) &&
    new RegExp(`^${parts.join('.*')}$`, 'u').test(name)
  );
}
