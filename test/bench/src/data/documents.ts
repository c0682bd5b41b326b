import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResponseElement } from '@proj/xml-commands';
import { serializeToBytes } from '@proj/xml-runtime';
import { digestRecords } from './digest.js';
import { recordsOf } from './records-of.js';
import { createResponse } from './response.js';

/** One response, as files. */
export interface Documents {
  readonly xml: DocumentFile;
  /** The same document with line breaks and indentation. */
  readonly indentedXml: DocumentFile;
  /** The same value as JSON. */
  readonly json: DocumentFile;
  /** What its records say. */
  readonly digest: string;
}

/** A document in a file. */
export interface DocumentFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Makes a response and writes it to files.
 * @param directory - where to
 * @param records - how many records the response has
 */
export function writeDocuments(directory: string, records: number): Documents {
  const response = createResponse(records);
  const write = (suffix: string, content: Uint8Array): DocumentFile => {
    const path = join(directory, `response-${records}${suffix}`);
    writeFileSync(path, content);
    return { path, bytes: content.length };
  };
  return {
    xml: write('.xml', serializeToBytes(ResponseElement, response, { declaration: true })),
    indentedXml: write(
      '-indented.xml',
      serializeToBytes(ResponseElement, response, { declaration: true, indent: 2 }),
    ),
    json: write('.json', Buffer.from(JSON.stringify(response))),
    digest: digestRecords(recordsOf(response)),
  };
}
