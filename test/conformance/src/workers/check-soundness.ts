import { readFileSync } from 'node:fs';
import process from 'node:process';
import { type SchemaDescriptor, type SchemaDocument, XmlError } from '@proj/xml-runtime';
import { plainCodec } from '../document-reading.js';
import { checkTypes } from '../soundness/check-types.js';
import { TypeChecker } from '../type-check.js';
import { codeFolder, readGeneratedFiles } from './generated-files.js';
import { loadSchema } from './loaded-schema.js';
import type { SoundnessOutcome, SoundnessRequest } from './protocol.js';

// One for all requests: it keeps the libraries of TypeScript.
const checker = new TypeChecker();

/** Checks the types of a schema against the values of valid documents. */
export async function checkSoundness({ schema, paths }: SoundnessRequest): Promise<SoundnessOutcome> {
  process.chdir(schema.folder);
  const loaded = await loadSchema(schema);
  if (!('modules' in loaded)) {
    throw new TypeError('There is no code for the schema.');
  }
  const documents = paths.flatMap((path) => {
    const document = read(loaded.modules.schema, path);
    return document === undefined ? [] : [{ name: path, ...document }];
  });
  return checkTypes(loaded.modules, readGeneratedFiles(codeFolder(schema.into)), documents, checker);
}

/** Documents that only the schema documents which they name themselves make valid are no values of this schema. */
function read(schema: SchemaDescriptor, path: string): SchemaDocument | undefined {
  try {
    return plainCodec.read(schema, readFileSync(path));
  } catch (error) {
    if (error instanceof XmlError) {
      return undefined;
    }
    throw error;
  }
}
