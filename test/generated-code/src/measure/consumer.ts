import type { Reading } from '../stand-ins/stand-in.js';

/**
 * Returns the text of a module that reads one value of a document with generated code beside it.
 *
 * @param reading - the document and the value
 * @returns a module of TypeScript that exports `value`, and whose loading fails where it is not the value that it has to be
 */
export function consumerOf({ descriptor, document, path, value }: Reading): string {
  return [
    "import { parse } from '@proj/xml-runtime';",
    `import { ${descriptor} } from './index.js';`,
    '',
    `export const isRead: boolean = parse(${descriptor}, ${JSON.stringify(document)})${path} === ${value};`,
    "if (!isRead) throw new Error('The value that was read is another one.');",
    '',
  ].join('\n');
}
