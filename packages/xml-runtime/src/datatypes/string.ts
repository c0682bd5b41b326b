import { isNCName } from '../xml/name-characters.js';
import { acceptAll, type Datatype, type Identifier, literalItself } from './datatype.js';
import { invalidLiteral, wrongType } from './failure.js';
import { idTable } from './id-table.js';
import { collapsed, type Normalization } from './white-space.js';

/** What tells one type of strings from the others. */
export interface StringDatatypeOptions extends Normalization {
  /** The primitive it is derived from; `string` where absent. */
  readonly primitive?: string;
  /** Whether a text of normalised white space is a literal; every text is where absent. */
  readonly accept?: (literal: string) => boolean;
  /** What `accept` looks for, as a noun phrase. */
  readonly expected?: string;
}

/** A datatype whose values are their literals: `string`, its derivatives, and `anyURI`. */
export function stringDatatype(label: string, options: StringDatatypeOptions): Datatype<string> {
  const { accept, expected = 'a string', whiteSpace, normalize } = options;
  return {
    variety: 'atomic',
    label,
    primitive: options.primitive ?? 'string',
    whiteSpace,
    facets: { whiteSpace },
    normalize,
    check:
      accept === undefined
        ? acceptAll
        : (literal) =>
            accept(literal)
              ? undefined
              : invalidLiteral('cvc-datatype-valid.1.2.1', literal, `is not a valid ${label}`, expected),
    value: literalItself,
    literal: (value) => (typeof value === 'string' ? value : wrongType(label, 'a string', value)),
    key: (literal) => literal,
    length: 'characters',
  };
}

/** A datatype of strings of which white space is no part. */
export function nameDatatype(
  name: string,
  accept: (literal: string) => boolean,
  expected: string,
): Datatype<string> {
  return stringDatatype(`xs:${name}`, { ...collapsed, accept, expected });
}

/** `ENTITY`: the name of an unparsed entity of the document (Part 2, section 3.3.11; Part 1, cvc-simple-type.2.2). */
export function entityDatatype(): Datatype<string> {
  const name = nameDatatype('ENTITY', isNCName, 'an XML name without a colon');
  return {
    ...name,
    check(literal, namespaces) {
      const failure = name.check(literal, namespaces);
      if (failure !== undefined || namespaces?.declaredNames?.isUnparsedEntity(literal) !== false)
        return failure;
      const problem = 'is not the name of an unparsed entity that the document type declaration declares';
      return invalidLiteral('cvc-simple-type.2.2', literal, problem, 'the name of an unparsed entity');
    },
  };
}

/** `ID` and `IDREF` (sections 3.3.8 and 3.3.9). */
export function identifierDatatype(name: 'ID' | 'IDREF', kind: Identifier['kind'] = name): Datatype<string> {
  const type = stringDatatype(`xs:${name}`, {
    ...collapsed,
    accept: isNCName,
    expected: 'an XML name without a colon',
  });
  return { ...type, identifiers: (value) => [{ kind, value }], idTable };
}

const longestSubtag = 8;

/**
 * Whether the text is a language tag by the pattern of Part 2, section 3.3.3. Read character by character: a regular
 * expression with a repeated group keeps a place to come back to for each subtag, and millions of them are too many.
 */
export function isLanguage(text: string): boolean {
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    if (index < text.length && text.charAt(index) !== '-') {
      if (!isSubtagCharacter(text.charCodeAt(index), start === 0)) return false;
      continue;
    }
    if (index === start || index - start > longestSubtag) return false;
    start = index + 1;
  }
  return true;
}

/** Only letters stand in the primary subtag; digits too in the others. */
function isSubtagCharacter(code: number, isPrimary: boolean): boolean {
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return isLetter || (!isPrimary && code >= 0x30 && code <= 0x39);
}
