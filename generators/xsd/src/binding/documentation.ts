import type { Annotation, Particle, ValueConstraint } from '../components/model.js';
import type { Configuration } from '../config/configuration.js';
import type { DocumentationSetting } from '../config/settings.js';
import type { TypeExpression } from './model.js';

/** How many characters of one documentation are written above what it documents: more than a comment should have. */
const maximumDocumentation = 100_000;

/** The paragraphs of an annotation's documentation, as far as the configuration asks for it. */
export function annotationParagraphs(
  annotation: Annotation | undefined,
  { documentation }: Pick<Configuration, 'documentation'>,
): readonly string[] {
  return (annotation === undefined ? [] : selectDocumentation(annotation, documentation))
    .map((text) => (text.length > maximumDocumentation ? `${text.slice(0, maximumDocumentation)} …` : text))
    .flatMap((text) => text.split(/\n\s*\n/))
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

/** What a reference to a component says of it: its first sentence. The component has the whole. */
export function summary([paragraph]: readonly string[]): readonly string[] {
  return paragraph === undefined ? [] : [/^.{20,}?[.!?](?= )/.exec(paragraph)?.[0] ?? paragraph];
}

function selectDocumentation(
  { documentation, languages }: Annotation,
  setting: DocumentationSetting,
): readonly string[] {
  if (typeof setting === 'boolean') {
    return setting ? documentation : [];
  }
  const matches = (wanted: string): readonly string[] =>
    documentation.filter((_, index) => {
      const language = (languages[index] ?? '').toLowerCase();
      return language === wanted || (wanted !== '' && language.startsWith(`${wanted}-`));
    });
  const candidates = [setting.language.toLowerCase(), '', (languages[0] ?? '').toLowerCase()];
  return candidates.map(matches).find((texts) => texts.length > 0) ?? [];
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
