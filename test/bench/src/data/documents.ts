import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResponseElement } from '@proj/xml-commands';
import { type SerializeOptions, serializeToBytes } from '@proj/xml-runtime';
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

/** Writes documents to files. */
export class DocumentFolder {
  readonly #directory: string;
  readonly #responses = new Map<number, Documents>();

  /** @param directory - where to write them */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Writes a document, and returns the path. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.#directory, name);
    writeFileSync(path, content);
    return path;
  }

  /** Makes a response with so many records, and writes it; once, however often it is asked for. */
  response(records: number): Documents {
    const documents = this.#responses.get(records) ?? this.#writeResponse(records);
    this.#responses.set(records, documents);
    return documents;
  }

  #writeResponse(records: number): Documents {
    const response = createResponse(records);
    const name = `response-${records}`;
    const xml = (options: SerializeOptions): Uint8Array =>
      serializeToBytes(ResponseElement, response, { declaration: true, ...options });
    return {
      xml: this.write(`${name}.xml`, xml({})),
      indentedXml: this.write(`${name}-indented.xml`, xml({ indent: 2 })),
      json: this.write(`${name}.json`, JSON.stringify(response)),
      digest: digestRecords(recordsOf(response)),
    };
  }
}
