import type { ReadingContext } from '../../decode/reading-context.js';
import type { IssueDetails } from '../../issues/issue-details.js';
import { complexTypeBinding, isAnyType, typeNameOf } from '../../plan/complex-type.js';
import { derivedTypeNamed, derivedTypesOf } from '../../plan/derived-types.js';
import { componentsFor, componentsOf, type SchemaComponents } from '../../plan/schema-components.js';
import { blockedType, foreignType, knowledgeOf } from '../../rules/elements.js';
import type { Substitution, TypeDescriptor } from '../../schema/descriptor.js';
import type { SubstitutableDeclaration } from '../../schema/features.js';
import type { ExpandedName } from '../../xml/names.js';
import { clarkName } from '../../xml/names.js';
import { XSD_NAMESPACE } from '../../xml/namespaces.js';
import { derivationSteps, memberNamed } from './type-derivation.js';

/**
 * The type that `xsi:type` names, where it may stand for the declared one (cvc-elt.4).
 * @returns undefined where it may not, which is reported
 */
export function governingType(
  context: ReadingContext,
  { type: declared, block }: SubstitutableDeclaration,
  name: ExpandedName,
): TypeDescriptor | undefined {
  const key = clarkName(name.namespaceURI, name.localName);
  const components = context.schema ? componentsOf(context.schema) : schemaKnownTo(declared);
  // Without a schema, nobody knows what the ur-type may stand for.
  if (components === undefined && declared.kind === 'complexType' && isAnyType(declared)) return declared;
  const known = derivedType(declared, key);
  const type = known ?? components?.type(key);
  // Only values of complex types say what xsi:type does.
  const below = declared.kind === 'complexType' ? ['$type'] : [];
  if (type === undefined || (known === undefined && derivationSteps(type, declared) === undefined)) {
    context.report({ ...noSubstitute(name, declared, type, components), below });
    return undefined;
  }
  const blocked = blockedStep({ block }, declared, type);
  if (blocked !== undefined) {
    context.report({ ...blockedType(name, declared, blocked), below });
    return undefined;
  }
  return type;
}

/** A type that may not stand for the declared one: with advice, where it is a built-in type that the schema does not have. */
function noSubstitute(
  name: ExpandedName,
  declared: TypeDescriptor,
  type: TypeDescriptor | undefined,
  components: SchemaComponents | undefined,
): IssueDetails {
  const issue = foreignType(name, declared, knowledgeOf(type, components));
  const isUnknown = type === undefined && components !== undefined;
  if (!isUnknown || name.namespaceURI !== XSD_NAMESPACE) return issue;
  const advice =
    'It has the built-in types that it refers to; builtInTypes in the configuration of the generator adds the others.';
  return { ...issue, message: `${issue.message} ${advice}` };
}

/** A step of the derivation of a type that the declaration of an element, or the declared type, forbids. */
export function blockedStep(
  { block }: Pick<SubstitutableDeclaration, 'block'>,
  declared: TypeDescriptor,
  type: TypeDescriptor,
): Substitution | undefined {
  if (type === declared) return undefined;
  const prohibited = declared.kind === 'complexType' ? (declared.block ?? []) : [];
  return derivationSteps(type, declared)?.find((step) => block.includes(step) || prohibited.includes(step));
}

/** Whether a type is, or is derived from, another, as far as descriptors tell. */
export function isDerived(type: TypeDescriptor, declared: TypeDescriptor): boolean {
  return derivedType(declared, typeNameOf(type)) === type || derivationSteps(type, declared) !== undefined;
}

/** Among the types that the declared one knows to be derived from it: by its definition, the members of a union are. */
function derivedType(declared: TypeDescriptor, key: string): TypeDescriptor | undefined {
  if (declared.kind === 'complexType') return derivedTypeNamed(declared, key);
  return derivedTypesOf(declared).find((it) => typeNameOf(it) === key) ?? memberNamed(declared, key);
}

function schemaKnownTo(declared: TypeDescriptor): SchemaComponents | undefined {
  return declared.kind === 'complexType'
    ? componentsFor(complexTypeBinding(declared).attributeWildcard)
    : undefined;
}
