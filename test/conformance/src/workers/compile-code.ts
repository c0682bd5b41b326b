import { type GeneratedFiles, TypeChecker } from '../type-check.js';
import { codeFolder, readGeneratedFiles } from './generated-files.js';
import type { Compiled, CompileRequest } from './protocol.js';

// One for all requests: it keeps the libraries of TypeScript.
const checker = new TypeChecker();

/** Compiles the generated modules of several schemas in one program. */
export function compileCode({ folders }: CompileRequest): Compiled {
  const messages = checker.check(
    new Map(
      folders.map((folder, index): [string, GeneratedFiles] => [
        String(index),
        readGeneratedFiles(codeFolder(folder)),
      ]),
    ),
  );
  return folders.map((_, index) => messages.get(String(index)) ?? []);
}
