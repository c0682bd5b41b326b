import type { ReadingContext } from '../../decode/reading-context.js';
import type { WritingContext } from '../../encode/writing-context.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import type { OpenContent, WildcardDefinition } from '../../schema/descriptor.js';
import type { OpenContentFeature } from '../../schema/features.js';
import { anyAttribute } from '../wildcards/any.js';
import { ChildReader } from './read.js';
import { ChildWriter, typeOfNamed } from './write.js';

/** What {@link openContent} takes. */
export interface OpenContentDefinition extends Omit<OpenContent, 'any' | 'feature'> {
  readonly any: WildcardDefinition;
}

/**
 * Makes the open content of a complex type (XSD 1.1 Part 1, section 3.4).
 * @example
 * ```ts
 * openContent({ mode: 'suffix', any: { namespaces: '##any', processContents: 'skip' } })
 * ```
 */
export function openContent({ mode, any, named }: OpenContentDefinition): OpenContent {
  return { mode, any: anyAttribute(any), ...(named !== undefined && { named }), feature };
}

const feature: OpenContentFeature = {
  reader(context: ReadingContext, type: ComplexTypeBinding, open) {
    return new ChildReader(context, type, open);
  },
  typeOfNamed,
  writer(context: WritingContext, type: ComplexTypeBinding, open) {
    return new ChildWriter(context, type, open);
  },
};
