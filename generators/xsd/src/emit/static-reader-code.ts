import { propertyName } from '@proj/generator-kit';
import type { ComplexTypeBinding, ParticleBinding } from '../binding/model.js';
import { property } from './descriptor-properties.js';
import { block, type Code, sequenceOf } from './layout.js';
import type { ModuleScope } from './module-scope.js';

/** A child whose value a static reader stores. */
interface StoredField {
  readonly property: string;
  readonly isArray: boolean;
}

/**
 * The property `reader`, where the configuration asks for a static reader and the type can have one: its content is a list
 * of elements, in any order or in one. The cases are numbered as the element particles are.
 */
export function staticReaderProperty(binding: ComplexTypeBinding, scope: ModuleScope): readonly Code[] {
  if (!scope.hasStaticReader(binding.name)) return [];
  const fields = storedFields(binding, scope);
  if (fields === undefined) return [];
  const cases = fields.flatMap((field, index): readonly Code[] =>
    // Such a property has to be defined, not set.
    field.property in Object.prototype ? [] : [`case ${index}: ${storeStatement(field)} break;`],
  );
  const call = `/* @__PURE__ */ ${scope.runtimeValue('staticReader')}<${scope.type(binding.name)}>`;
  const body = block([sequenceOf('switch (field) ', block(cases))]);
  return [property('reader', sequenceOf(`${call}((value, field, item) => `, body, ')'))];
}

function storeStatement({ property: name, isArray }: StoredField): string {
  const key = propertyName(name);
  const place = key === name ? `value.${name}` : `value[${key}]`;
  return isArray ? `(${place} ??= []).push(item);` : `${place} = item;`;
}

/** Undefined for content that a static reader cannot read, or that is no object of its own. */
function storedFields(
  { descriptor }: ComplexTypeBinding,
  scope: ModuleScope,
): readonly StoredField[] | undefined {
  const { base, content, derivation, hasWholeContent, mixed, ordered, openContent, assertions } = descriptor;
  const isWhole = base === undefined || hasWholeContent || derivation === 'restriction';
  const isPlain = !mixed && !ordered && openContent?.mode !== 'suffix' && assertions.length === 0;
  if (content === undefined || !isWhole || !isPlain) return undefined;
  const fields = leavesOf(content, scope)?.map((leaf) => storedField(leaf, scope));
  if (fields?.every((field) => field !== undefined) !== true) return undefined;
  const properties = new Set(fields.map((field) => field.property));
  return properties.size === fields.length ? fields : undefined;
}

/** The particles of a list of elements, those that never stand apart. */
function leavesOf(content: ParticleBinding, scope: ModuleScope): readonly ParticleBinding[] | undefined {
  if (content.kind === 'element' || content.kind === 'reference') return [content];
  if (content.kind === 'wildcard' || content.ordered || content.maxOccurs !== 1) return undefined;
  const group = content.kind === 'group' ? content : scope.modelGroup(content.group);
  return group === undefined || group.compositor === 'choice'
    ? undefined
    : group.particles.filter(({ maxOccurs }) => maxOccurs > 0);
}

function storedField(leaf: ParticleBinding, scope: ModuleScope): StoredField | undefined {
  const { minOccurs, maxOccurs } = leaf;
  if (minOccurs > 1 || (maxOccurs !== 1 && maxOccurs !== Number.POSITIVE_INFINITY)) return undefined;
  const isArray = maxOccurs > 1;
  if (leaf.kind === 'element') return { property: leaf.name, isArray };
  const element = leaf.kind === 'reference' ? scope.elementBinding(leaf.element) : undefined;
  // A member of a substitution group is a tagged value.
  const isHead =
    element === undefined || element.substitutionGroup.length + element.substitutableElements.length > 0;
  return isHead ? undefined : { property: element.xmlName, isArray };
}
