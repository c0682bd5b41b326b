import type { ComplexTypeBinding } from './complex-type.js';
import { ANY, CONTENT } from './content.js';

/** The array that open content goes to, if it has no properties of its own: `$content` where the whole content does. */
export function openContentProperty({ openContent, kind, particle }: ComplexTypeBinding): string | undefined {
  if (openContent === undefined || openContent.named !== undefined) return undefined;
  const isOrdered = kind === 'mixed' || (particle !== undefined && 'as' in particle);
  return isOrdered ? CONTENT : ANY;
}
