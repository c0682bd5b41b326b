import type { TypeDescriptor } from '../schema/descriptor.js';
import type { ElementConstraint, TreeRecorder } from '../schema/features.js';

/** Tells the typed tree, where there is one, how the current element is assessed. */
export function annotate(
  { recording }: { readonly recording: TreeRecorder | undefined },
  { default: constraint, valueNamespaces }: ElementConstraint,
  type: TypeDescriptor,
  isNil: boolean,
): void {
  recording?.current?.assess({ type, isNil, default: constraint, defaultNamespaces: valueNamespaces });
}
