import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ResponseType } from '@proj/xml-commands';
import { type ElementDescriptor, parse, parseStream } from '@proj/xml-runtime';
import { recordsOf } from '../data/records-of.js';
import type { RecordReader } from './record-reader.js';

/** Makes a contender that reads the whole document before it looks at the first record. */
export function wholeDocumentReader(descriptor: ElementDescriptor<ResponseType>): RecordReader {
  return {
    read: async (path, onRecord) => {
      for (const record of recordsOf(parse(descriptor, await readFile(path)))) onRecord(record);
    },
  };
}

/** Makes a contender that has one record at a time. */
export function recordStreamReader(descriptor: ElementDescriptor<ResponseType>): RecordReader {
  return {
    read: async (path, onRecord) => {
      const records = parseStream(descriptor, createReadStream(path), { at: ['Read', 'Slip'] });
      for await (const record of records) onRecord(record);
    },
  };
}
