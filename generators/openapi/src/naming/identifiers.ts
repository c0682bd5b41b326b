/** Words that cannot name a function or a variable in a module (ECMA-262, section 12.7.2, strict mode). */
const reservedWords = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package ' +
    'private protected public return static super switch this throw true try typeof undefined var void while ' +
    'with yield'
  ).split(' '),
);

function words(text: string): string[] {
  return text.match(/[\p{L}\p{Nl}\p{Nd}$]+/gu) ?? [];
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Lowers the first letter, or the first run of capitals: `URLList` becomes `urlList`. */
function lowerStart(word: string): string {
  return word.replace(/^(\p{Lu}+)(?=\p{Lu}\p{Ll}|[^\p{L}]|$)|^\p{Lu}/u, (start) => start.toLowerCase());
}

function startingWithLetter(name: string): string {
  return /^[\p{ID_Start}$]/u.test(name) ? name : `_${name}`;
}

/** Turns any text into an identifier like `getConnection`. */
export function camelCase(text: string): string {
  const [first = '', ...rest] = words(text);
  const name = startingWithLetter(lowerStart(first) + rest.map(capitalize).join(''));
  return reservedWords.has(name) ? `${name}_` : name;
}

/** Turns any text into an identifier like `ConnectionList`. */
export function pascalCase(text: string): string {
  return startingWithLetter(words(text).map(capitalize).join(''));
}

/** Turns any text into a file name like `api-tokens`. */
export function kebabCase(text: string): string {
  return words(text.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2'))
    .join('-')
    .toLowerCase();
}

/** Names an operation that has no operationId after its method and path: `getPetsByPetId`. */
export function operationName(method: string, path: string): string {
  const segments = path
    .split('/')
    .map((segment) => segment.replace(/\{([^}]*)\}/g, (_, name: string) => ` by ${name} `));
  return camelCase([method, ...segments].join(' '));
}

/** A property name as it is written in an object type or literal. */
export function propertyName(name: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : quote(name);
}

/** A string literal in single quotes. */
export function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}
