import type { ReadingContext } from '../../decode/reading-context.js';
import type { WritingContext } from '../../encode/writing-context.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import type { OpenContent, Wildcard, WildcardDefinition } from '../../schema/descriptor.js';
import type { OpenContentFeature } from '../../schema/features.js';
import { anyAttribute } from '../wildcards/any.js';
import { AnyContentReader } from './read-any-content.js';
import { AnyContentWriter } from './write-any-content.js';

/** What {@link openContent} takes. */
export interface OpenContentDefinition extends Omit<OpenContent, 'any' | 'named' | 'feature'> {
  readonly any: WildcardDefinition;
}

/** Open content whose elements are assessed as a wildcard asks. */
export interface AnyContent extends OpenContent {
  readonly any: Wildcard;
}

/**
 * Makes the open content of a complex type (XSD 1.1 Part 1, section 3.4).
 * @example
 * ```ts
 * openContent({ mode: 'suffix', any: { namespaces: '##any', processContents: 'skip' } })
 * ```
 */
export function openContent({ mode, any }: OpenContentDefinition): OpenContent {
  return { mode, any: anyAttribute(any), feature };
}

const feature: OpenContentFeature = {
  reader(context: ReadingContext, type: ComplexTypeBinding, open: AnyContent) {
    return new AnyContentReader(context, type, open);
  },
  typeOfNamed: () => undefined,
  writer(context: WritingContext, type: ComplexTypeBinding, open: AnyContent, lent) {
    return new AnyContentWriter(context, type, open, lent);
  },
};
