import { isSameValue } from '../datatypes/same-value.js';
import { SimpleTypeError } from '../issues/errors.js';
import { shorten } from '../issues/shorten.js';
import type { ElementForm } from '../plan/form-store.js';
import { wrongContent } from '../rules/elements.js';
import type { NamespaceContext, SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { ElementConstraint } from '../schema/features.js';
import type { WritingContext } from './writing-context.js';

/**
 * Writes text as content of an element (cvc-elt.5).
 * @param form - how it was read, where the value has not changed since
 */
export function writeText(
  context: WritingContext,
  { default: constraint, fixed, valueNamespaces }: ElementConstraint,
  type: SimpleTypeDescriptor,
  value: unknown,
  below: readonly string[],
  form: ElementForm | undefined,
): void {
  let text: string;
  try {
    text = context.format(type, value);
    const { sink } = context;
    if (fixed !== undefined && !isSameValue(type, text, sink, fixed, valueNamespaces ?? sink)) {
      context.report({ ...wrongContent('cvc-elt.5.2.2.2.2', fixed, text), below });
    }
  } catch (error) {
    context.reportSimpleTypeError(error, below);
    return;
  }
  if (text === '' && constraint !== undefined && constraint !== '') {
    const message = `An empty element stands for its default, '${shorten(constraint)}'.`;
    context.report({ rule: 'cvc-elt.5.1.1', message, found: '', below });
  }
  const { identity } = context;
  if (identity.concerns(type)) {
    const at = { place: context, below, offset: -1 };
    identity.simpleContent(type, text, context.sink, below.length > 0, at);
  }
  const content = form?.markup?.content(context, type, text, constraint);
  if (
    content === undefined &&
    context.omitsDefaults &&
    isDefault(context, type, text, constraint, valueNamespaces)
  )
    return;
  if (content === undefined) context.checkCharacters(text, context.sink.text(text), below);
  else context.sink.markup(content);
}

/** Whether a reader takes an empty element for this value. */
function isDefault(
  { sink }: WritingContext,
  type: SimpleTypeDescriptor,
  text: string,
  constraint: string | undefined,
  namespaces: NamespaceContext = sink,
): boolean {
  try {
    return constraint !== undefined && isSameValue(type, text, sink, constraint, namespaces);
  } catch (error) {
    // A type that xsi:type names need not have the default.
    if (error instanceof SimpleTypeError) return false;
    throw error;
  }
}
