import type { SimpleTypeDefinition, TypeDefinition } from '../components/model.js';
import { builtInRepresentations } from '../config/built-in-representations.js';
import type {
  CodecReference,
  Configuration,
  SimpleTypeMapping,
  ValueMapping,
  ValueRepresentation,
} from '../config/configuration.js';
import type { DiagnosticSink } from '../diagnostics.js';
import type { SourceLocation } from '../source-location.js';
import type { ComponentNames } from './names.js';

/** What the configuration makes of simple types. */
export interface TypeMappings {
  /** The mapping of a built-in type; undefined where it is as usual. */
  ofBuiltIn(name: string): ValueMapping | undefined;
  /** The mapping of a type of the schema itself; undefined where it follows its base. */
  of(type: SimpleTypeDefinition): ValueMapping | undefined;
}

/** Whether a mapping is to a type with a codec. */
export function isCodec(mapping: unknown): mapping is CodecReference {
  return typeof mapping === 'object' && mapping !== null && 'codec' in mapping;
}

/** The mappings of a configuration; reports those that cannot be. */
export function typeMappings(
  { simpleTypes, types }: Pick<Configuration, 'simpleTypes' | 'types'>,
  names: ComponentNames,
  location: SourceLocation,
  diagnostics: DiagnosticSink,
): TypeMappings {
  const own = new Map<SimpleTypeDefinition, ValueMapping>();
  const refuse = (key: string, problem: string): void =>
    diagnostics.report({
      severity: 'error',
      rule: 'codegen-types',
      message: `"types" has an entry for '${key}', ${problem}.`,
      location,
    });
  for (const [key, mapping] of types) {
    const found = names.typesOf(key);
    if (found.length === 0) {
      refuse(key, 'and the schema has no such type');
    }
    for (const type of found) {
      const problem = problemOf(type, mapping);
      if (problem !== undefined) {
        refuse(key, problem);
      } else if (type.component === 'simpleTypeDefinition') {
        own.set(type, mapping);
      }
    }
  }
  return { ofBuiltIn: (name) => builtInMapping(name, simpleTypes), of: (type) => own.get(type) };
}

/** What the setting `integer` counts for too: the types that are of the same representation by default. */
const followsInteger = new Set(
  Object.keys(builtInRepresentations).filter(
    (name) => builtInRepresentations[name] === builtInRepresentations.integer,
  ),
);

function builtInMapping(name: string, mapping: SimpleTypeMapping): ValueMapping | undefined {
  const own = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
  const chosen = own ?? (followsInteger.has(name) ? mapping.integer : undefined);
  return chosen === builtInRepresentations[name]?.[0] ? undefined : chosen;
}

function problemOf(type: TypeDefinition, mapping: ValueMapping): string | undefined {
  if (type.component !== 'simpleTypeDefinition') {
    return 'which is a complex type; only simple types can be mapped';
  }
  if (usesNamespaces(type)) {
    return 'whose values are qualified names: those have a representation of their own';
  }
  if (isCodec(mapping)) {
    return undefined;
  }
  if (type.variety !== 'atomic') {
    return `which is a ${type.variety}: map its ${type.variety === 'list' ? 'item' : 'member'} type, or give it a codec`;
  }
  const possible = representationsOf(type);
  return possible.includes(mapping)
    ? undefined
    : `whose values can be ${possible.map((each) => `"${each}"`).join(' or ')}, or have a codec, but not be "${mapping}"`;
}

function usesNamespaces(type: SimpleTypeDefinition): boolean {
  const primitive = type.primitiveTypeDefinition?.name;
  return (
    primitive === 'QName' ||
    primitive === 'NOTATION' ||
    (type.itemTypeDefinition !== undefined && usesNamespaces(type.itemTypeDefinition)) ||
    (type.memberTypeDefinitions ?? []).some(usesNamespaces)
  );
}

/** What a type of the schema can be represented by: what its nearest mappable built-in type can, and `string`. */
function representationsOf(type: SimpleTypeDefinition): readonly ValueRepresentation[] {
  for (let step = type; step.name !== 'anySimpleType'; step = step.baseTypeDefinition) {
    const representations = step.builtin ? builtInRepresentations[step.name ?? ''] : undefined;
    if (representations !== undefined) {
      return representations;
    }
    if (step.baseTypeDefinition === step) {
      break;
    }
  }
  return ['string'];
}
