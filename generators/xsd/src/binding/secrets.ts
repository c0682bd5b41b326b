import { isSecret } from '../components/codegen-vocabulary.js';
import type { ElementDeclaration, TypeDefinition } from '../components/model.js';
import type { SchemaIndex } from '../components/schema-index.js';
import type { SecretNames } from './model.js';

/** Returns the names that the schema marks as secret. */
export function secretNames({ components }: SchemaIndex): SecretNames {
  const elements = [...components.elements].filter(isSecret).map(({ name }) => name);
  return { elements: sorted(elements), attributes: secretAttributes(components) };
}

/** The secret attributes that an element may have, by the name of the element. */
function secretAttributes({
  complexTypes,
  elements,
}: SchemaIndex['components']): ReadonlyMap<string, readonly string[]> {
  const ofTypes = new Map<TypeDefinition, string[]>();
  for (const type of complexTypes) {
    const names = type.attributeUses
      .map(({ attributeDeclaration }) => attributeDeclaration)
      .filter(isSecret)
      .map(({ name }) => name);
    // By xsi:type, a type may stand for those that it derives from.
    for (const each of names.length === 0 ? [] : withBaseTypes(type)) {
      ofTypes.set(each, [...(ofTypes.get(each) ?? []), ...names]);
    }
  }
  const ofElements = new Map<string, string[]>();
  for (const element of ofTypes.size === 0 ? [] : elements) {
    const names = typesOf(element).flatMap((type) => ofTypes.get(type) ?? []);
    if (names.length > 0) {
      ofElements.set(element.name, [...(ofElements.get(element.name) ?? []), ...names]);
    }
  }
  return new Map(
    sorted(ofElements.keys()).map((element) => [element, sorted(ofElements.get(element) ?? [])]),
  );
}

function withBaseTypes(type: TypeDefinition): readonly TypeDefinition[] {
  const types: TypeDefinition[] = [];
  let each = type;
  while (each !== each.baseTypeDefinition && !types.includes(each)) {
    types.push(each);
    each = each.baseTypeDefinition;
  }
  // xs:anyType, whose elements may have any attribute, is not among them.
  return types;
}

function typesOf({ typeDefinition, typeTable }: ElementDeclaration): readonly TypeDefinition[] {
  const alternatives =
    typeTable === undefined ? [] : [...typeTable.alternatives, typeTable.defaultTypeDefinition];
  return [typeDefinition, ...alternatives.map((alternative) => alternative.typeDefinition)];
}

/** Each once, by code unit: the same everywhere, whatever the locale. */
function sorted(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}
