import { formatValue } from '../../datatypes/format-value.js';
import type { ReadingContext } from '../../decode/reading-context.js';
import { complexTypeBinding, isAnyType } from '../../plan/complex-type.js';
import type { ElementForm } from '../../plan/form-store.js';
import { simpleKey } from '../../plan/recall-form.js';
import { isRecord } from '../../plan/record.js';
import { typeTag } from '../../plan/type-tag.js';
import type { SimpleTypeDescriptor, TypeDescriptor } from '../../schema/descriptor.js';
import type { SubstitutableDeclaration, TypeSubstitution } from '../../schema/features.js';
import type { ExpandedName } from '../../xml/names.js';
import { blockedStep, governingType, isDerived } from './governing-type.js';

/** Types that stand for the declared one (cvc-elt.4). */
export const typeSubstitution: TypeSubstitution = { governingType, readSubstitute, blockedStep, isDerived };

/** Reads an element by a type that stands for the declared one. */
function readSubstitute(
  context: ReadingContext,
  { type: declared }: SubstitutableDeclaration,
  type: TypeDescriptor,
  name: ExpandedName,
  isNil: boolean,
  read: (tag?: string, context?: ReadingContext) => unknown,
): { readonly value: unknown; readonly form: ElementForm } {
  if (declared.kind === 'simpleType') {
    const typed = read();
    const value = isNil ? null : valueByDeclared(context, declared, type, typed);
    const key = value === undefined ? '' : simpleKey(declared, value, context.source);
    const form = { typeName: name, typed: { type, value: typed, substitution: typeSubstitution }, key };
    return { value, form };
  }
  const tag = typeTag(declared, name);
  const wildcard =
    isAnyType(declared) && type !== declared ? complexTypeBinding(declared).attributeWildcard : undefined;
  const value =
    wildcard === undefined
      ? read(tag)
      : wildcard.assessment.readAnyTypeAs(context, declared, tag, isNil, (inner) =>
          read(undefined, inner as ReadingContext),
        );
  return { value, form: {} };
}

/** The value by the declared type, which is what types tell of the element. */
function valueByDeclared(
  context: ReadingContext,
  declared: SimpleTypeDescriptor,
  type: TypeDescriptor,
  typed: unknown,
): unknown {
  const simpleType = type.kind === 'simpleType' ? type : complexTypeBinding(type).simpleType;
  const part = type.kind === 'simpleType' || !isRecord(typed) ? typed : typed.$value;
  if (part === undefined || simpleType === undefined) return undefined;
  const { source } = context;
  try {
    return declared.parse(formatValue(simpleType, part, source), source);
  } catch (error) {
    // Of a union that is restricted, members may have literals that it has not.
    context.reportSimpleTypeError(error, source.offset);
    return undefined;
  }
}
