/** Words that cannot name a function or a variable in a module (ECMA-262, section 12.7.2, strict mode). */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package ' +
    'private protected public return static super switch this throw true try typeof undefined var void while ' +
    'with yield'
  ).split(' '),
);

/** What a word of a name is made of: letters, digits and `$`. */
const word = /[\p{L}\p{Nl}\p{Nd}$]+/gu;

/** What a word of a name is made of where the underscore belongs to it. */
const wordWithUnderscores = /\p{ID_Continue}+/gu;

/** How a text is taken apart into words. */
export interface WordOptions {
  /** Whether an underscore is a part of a word, as in XML names; by default, it ends one. */
  readonly keepUnderscores?: boolean;
}

/**
 * Turns any text into an identifier like `ConnectionList`: characters that an identifier cannot hold are dropped, and
 * the letter after them is capitalised.
 *
 * @example `pascalCase('wpt-type.v2')` is `'WptTypeV2'`
 */
export function pascalCase(text: string, options: WordOptions = {}): string {
  return startingWithLetter(words(text, options).map(capitalise).join(''));
}

/**
 * Turns any text into an identifier like `getConnection`. The first run of capitals is lowered as a whole, and a
 * reserved word has `_` after it.
 *
 * @example `camelCase('URLList')` is `'urlList'`
 */
export function camelCase(text: string, options: WordOptions = {}): string {
  const [first = '', ...rest] = words(text, options);
  const name = startingWithLetter(lowerStart(first) + rest.map(capitalise).join(''));
  return reservedWords.has(name) ? `${name}_` : name;
}

/** Turns any text into a file name like `api-tokens`. */
export function kebabCase(text: string): string {
  return words(text.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2'), {})
    .join('-')
    .toLowerCase();
}

function words(text: string, { keepUnderscores = false }: WordOptions): readonly string[] {
  return text.match(keepUnderscores ? wordWithUnderscores : word) ?? [];
}

function capitalise(text: string): string {
  const [first = ''] = text;
  const capital = first.toUpperCase();
  // Letters such as 'ß' become two.
  return ([...capital].length === 1 ? capital : first) + text.slice(first.length);
}

function lowerStart(text: string): string {
  return text.replace(/^(\p{Lu}+)(?=\p{Lu}\p{Ll}|[^\p{L}]|$)|^\p{Lu}/u, (start) => start.toLowerCase());
}

function startingWithLetter(name: string): string {
  return /^[\p{ID_Start}$_]/u.test(name) ? name : `_${name}`;
}
