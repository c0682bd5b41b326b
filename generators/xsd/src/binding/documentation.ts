import type { Annotation, Particle, ValueConstraint } from '../components/model.js';
import type { TypeExpression } from './model.js';

/** The paragraphs of an annotation's documentation. */
export function annotationParagraphs(annotation: Annotation | undefined): readonly string[] {
  return (annotation?.documentation ?? [])
    .flatMap((text) => text.split(/\n\s*\n/))
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

/** What an array's type does not say of its length: nothing for at least none or one and unbounded. */
export function occurrenceNote({ minOccurs, maxOccurs }: Particle): readonly string[] {
  if (maxOccurs <= 1 || (minOccurs <= 1 && maxOccurs === Number.POSITIVE_INFINITY)) {
    return [];
  }
  if (maxOccurs === Number.POSITIVE_INFINITY) {
    return [`At least ${minOccurs} items.`];
  }
  return [minOccurs === maxOccurs ? `Exactly ${minOccurs} items.` : `${minOccurs} to ${maxOccurs} items.`];
}

/** What a type does not say of a fixed value. */
export function fixedNote(
  constraint: ValueConstraint | undefined,
  literal: TypeExpression | undefined,
): readonly string[] {
  return constraint?.kind === 'fixed' && literal === undefined ? [`Always \`${constraint.lexical}\`.`] : [];
}
