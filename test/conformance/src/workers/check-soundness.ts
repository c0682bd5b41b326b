import { readFileSync } from 'node:fs';
import process from 'node:process';
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
  const documents = paths.map((path) => ({
    name: path,
    ...plainCodec.read(loaded.modules.schema, readFileSync(path)),
  }));
  return checkTypes(loaded.modules, readGeneratedFiles(codeFolder(schema.into)), documents, checker);
}
