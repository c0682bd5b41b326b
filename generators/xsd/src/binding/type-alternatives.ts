import type { ElementDeclaration } from '../components/model.js';
import type { BindingContext } from './context.js';
import type { TypeAlternativeBinding } from './model.js';
import { typeReference } from './value-types.js';
import { bindXPath } from './xpath-expressions.js';

/** The type alternatives of an element that have a test. */
export function bindTypeAlternatives(
  { typeTable }: ElementDeclaration,
  context: BindingContext,
): readonly TypeAlternativeBinding[] {
  return (typeTable?.alternatives ?? []).flatMap(({ test, typeDefinition }) =>
    test === undefined ? [] : [{ test: bindXPath(test), type: typeReference(typeDefinition, context) }],
  );
}
