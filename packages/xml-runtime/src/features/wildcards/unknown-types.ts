import type { ReadingContext } from '../../decode/reading-context.js';
import { isAnyType } from '../../plan/complex-type.js';
import { typeTag } from '../../plan/type-tag.js';
import { foreignType, undecidedType } from '../../rules/elements.js';
import type { ComplexTypeDescriptor } from '../../schema/descriptor.js';
import type { TypeSubstitution } from '../../schema/features.js';

/** Finds no types, for want of a schema. Nobody knows then what the ur-type may stand for, so that it stands for all. */
export const unknownTypes: TypeSubstitution = {
  governingType(context: ReadingContext, { type: declared }, name) {
    if (isAnyType(declared as ComplexTypeDescriptor)) return declared;
    context.report({ ...foreignType(name, declared, undecidedType), below: ['$type'] });
    return undefined;
  },
  readSubstitute(_context, { type: declared }, _type, name, _isNil, read) {
    return { value: read(typeTag(declared as ComplexTypeDescriptor, name)), form: {} };
  },
  blockedStep: () => undefined,
  isDerived: (type, declared) => type === declared,
};
