import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResponseElement } from '@proj/xml-commands';
import { serializeToBytes } from '@proj/xml-runtime';
import { digestRecords } from './digest.js';
import { recordsOf } from './records-of.js';
import { createResponse } from './response.js';

/** One response, as files. */
export interface Documents {
  /** Path of the document. */
  readonly xml: string;
  /** Path of the same document with line breaks and indentation. */
  readonly indentedXml: string;
  /** Path of the same value as JSON. */
  readonly json: string;
  /** What its records say. */
  readonly digest: string;
}

/**
 * Makes a response and writes it to files.
 * @param directory - where to
 * @param records - how many records the response has
 */
export function writeDocuments(directory: string, records: number): Documents {
  const response = createResponse(records);
  const write = (suffix: string, content: string | Uint8Array): string =>
    writeDocument(directory, `response-${records}${suffix}`, content);
  return {
    xml: write('.xml', serializeToBytes(ResponseElement, response, { declaration: true })),
    indentedXml: write(
      '-indented.xml',
      serializeToBytes(ResponseElement, response, { declaration: true, indent: 2 }),
    ),
    json: write('.json', JSON.stringify(response)),
    digest: digestRecords(recordsOf(response)),
  };
}

/** Writes a document to a file, and returns the path. */
export function writeDocument(directory: string, name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}
