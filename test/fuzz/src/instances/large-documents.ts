import { utf16 } from './encodings.js';

/** A large document, and the rule that it breaks; undefined for none. */
export interface LargeDocument {
  readonly name: string;
  /** @param scale - 1 for the document itself, less for a smaller one of its kind */
  readonly make: (scale: number) => string | Uint8Array;
  readonly rule: string | undefined;
}

const encoder = new TextEncoder();

const MEGABYTE = 2 ** 20;

const document = (
  name: string,
  rule: string | undefined,
  make: (scale: number) => string,
): LargeDocument => ({ name, rule, make: (scale) => encoder.encode(make(scale)) });

const repeat = (text: string, times: number): string => text.repeat(Math.floor(times));

const many = (times: number, make: (index: number) => string): string =>
  Array.from({ length: Math.floor(times) }, (_, index) => make(index)).join('');

/** Documents of megabytes, or with very many of something. */
export const largeDocuments: readonly LargeDocument[] = [
  document('100,000 elements inside of each other', 'limit-depth', (n) => repeat('<r>', 100_000 * n)),
  document('an attribute of 10 MB', undefined, (n) => `<r id="${repeat('x', 10 * MEGABYTE * n)}"/>`),
  document(
    'an attribute of 10 MB of references',
    undefined,
    (n) => `<r id="${repeat('&#65;', 2 * MEGABYTE * n)}"/>`,
  ),
  document(
    'an attribute of 10 MB beyond ASCII',
    undefined,
    (n) => `<r id="${repeat('é', 5 * MEGABYTE * n)}"/>`,
  ),
  document('a text of 10 MB', undefined, (n) => `<r><text>${repeat('x', 10 * MEGABYTE * n)}</text></r>`),
  document(
    'a text of 10 MB with line ends',
    undefined,
    (n) => `<r><text>${repeat('x\r\n', 3 * MEGABYTE * n)}</text></r>`,
  ),
  document('a text of 20 MB', 'limit-text-length', (n) => `<r>${repeat('x', 20 * MEGABYTE * n)}</r>`),
  document('a document of 70 MB', 'limit-bytes', () => `<r>${repeat('<!-- -->', 9 * MEGABYTE)}</r>`),
  document('100,000 attributes', 'limit-attributes', (n) => `<r${many(100_000 * n, (i) => ` a${i}=""`)}/>`),
  document(
    '100,000 namespaces',
    'limit-attributes',
    (n) => `<r${many(100_000 * n, (i) => ` xmlns:a${i}="u"`)}/>`,
  ),
  document(
    'a million siblings that nothing allows',
    undefined,
    (n) => `<r>${repeat('<a/>', 1_000_000 * n)}</r>`,
  ),
  document('a million siblings', undefined, (n) => `<r>${repeat('<node/>', 1_000_000 * n)}</r>`),
  document('200,000 different names', undefined, (n) => `<r>${many(200_000 * n, (i) => `<n${i}/>`)}</r>`),
  document('a name of 10 MB', undefined, (n) => `<r><${repeat('n', 10 * MEGABYTE * n)}/></r>`),
  document('a comment of 10 MB', undefined, (n) => `<r><!--${repeat('c', 10 * MEGABYTE * n)}--></r>`),
  document('a million comments', undefined, (n) => `<r>${repeat('x<!---->', 1_000_000 * n)}</r>`),
  document('a million CDATA sections', undefined, (n) => `<r>${repeat('<![CDATA[x]]>', 1_000_000 * n)}</r>`),
  document('a tag that never ends', 'xml-well-formed', (n) => `<r ${repeat(' ', 10 * MEGABYTE * n)}`),
  document('a million ampersands', 'xml-well-formed', (n) => `<r>${repeat('&', 1_000_000 * n)}</r>`),
  document('an entity name of 10 MB', 'xml-well-formed', (n) => `<r>&${repeat('n', 10 * MEGABYTE * n)};</r>`),
  document(
    'an XML declaration of 10 MB',
    'xml-well-formed',
    (n) => `<?xml version="1.0"${repeat(' ', 10 * MEGABYTE * n)}?><r/>`,
  ),
  document(
    'a document type of 10 MB',
    'limit-doctype-length',
    (n) => `<!DOCTYPE r [${repeat('<!ENTITY a "b">', MEGABYTE * n * 0.7)}]><r/>`,
  ),
  document(
    'XML 1.1 of 10 MB of line ends',
    undefined,
    (n) => `<?xml version="1.1"?><r>${repeat('\u0085', 5 * MEGABYTE * n)}</r>`,
  ),
  {
    name: 'UTF-16 of 10 MB',
    rule: undefined,
    make: (n) => utf16(`<r><text>${repeat('日本', 2.5 * MEGABYTE * n)}</text></r>`, true),
  },
  {
    name: 'UTF-16 of 10 MB that ends in half a character',
    rule: 'xml-encoding',
    make: (n) => utf16(`<r>${repeat('日本', 2.5 * MEGABYTE * n)}\uD800</r>`, false),
  },
  {
    name: 'a string of 8 million characters',
    rule: undefined,
    make: (n) => `<r><text>${repeat('é', 8_000_000 * n)}</text></r>`,
  },
];
