import { skipNameBytes } from '../../xml/character-classes.js';
import { isName } from '../../xml/name-characters.js';
import { PREDEFINED } from '../../xml/references.js';
import { decode, fail, type Source } from '../../xml/source.js';

/**
 * The name of the entity that is referred to at `offset`, at an `&`.
 * @returns undefined where the reference is one to a character or a predefined entity, or is none
 */
export function entityNameAt({ bytes }: Source, offset: number): string | undefined {
  const start = offset + 1;
  const end = skipNameBytes(bytes, start);
  if (end === start || bytes[end] !== 0x3b) return undefined;
  const name = decode(bytes, start, end);
  return PREDEFINED.has(name) || !isName(name) ? undefined : name;
}

/** The offset behind the reference to an entity that stands at `offset`; undefined for others. */
export function skipEntity(source: Source, offset: number): number | undefined {
  return entityNameAt(source, offset) === undefined ? undefined : source.bytes.indexOf(0x3b, offset) + 1;
}

/**
 * Complains about a reference to an entity that nobody has seen declared.
 * @param hasExternalParts - whether it may be declared in what is never read
 * @throws {@link XmlSyntaxError} always
 */
export function failAtUndeclared(
  source: Source,
  offset: number,
  entity: string,
  hasExternalParts: boolean,
): never {
  if (hasExternalParts) {
    const message = `The entity &${entity}; is declared outside of the document at best, and nothing is fetched; write out what it stands for.`;
    fail(source, 'xml-external-entities', message, offset);
  }
  return fail(source, 'xml-well-formed', `The entity &${entity}; is not declared.`, offset);
}
