import { join } from 'node:path';
import { Declarations } from '../comparison/declarations.js';
import { type GeneratedModules, loadModules } from '../generated-modules.js';
import type { RunningSchema } from '../judge-document.js';
import { generateCode } from './generate-code.js';
import { codeFolder, readGeneratedFiles } from './generated-files.js';
import type { GenerateRequest, SchemaDiagnostic } from './protocol.js';

/** A schema whose code is running, or why there is none. */
export type LoadedSchema = RunningSchema | { readonly diagnostics: readonly SchemaDiagnostic[] };

const loaded = new Map<string, Promise<LoadedSchema>>();

/** The schema of a case, whose code was generated before, in this process or in another one. */
export function loadSchema({ into }: GenerateRequest): Promise<LoadedSchema> {
  return cached(into, () => load(into));
}

/** The schema of a case together with further documents. */
export function loadExtendedSchema(
  request: GenerateRequest,
  documents: readonly string[],
): Promise<LoadedSchema> {
  const into = join(request.into, `with-${documents.join('+').replace(/[^\w.+-]/g, '_')}`);
  return cached(into, async () => {
    const { accepted, diagnostics } = generateCode({
      ...request,
      schemas: [...request.schemas, ...documents],
      into,
    });
    return accepted ? load(into) : { diagnostics };
  });
}

/** Schemas of former cases are needed no more. */
function cached(key: string, make: () => Promise<LoadedSchema>): Promise<LoadedSchema> {
  const known = loaded.get(key);
  if (known !== undefined) {
    return known;
  }
  if (loaded.size > 8) {
    loaded.clear();
  }
  const made = make();
  loaded.set(key, made);
  return made;
}

async function load(into: string): Promise<LoadedSchema> {
  const modules = await loadModules(readGeneratedFiles(codeFolder(into)), join(into, 'running'));
  return { modules, declarations: new Declarations(modules.schema) };
}

/** The namespaces of a schema's own components. */
export function namespacesOf({ schema }: GeneratedModules): ReadonlySet<string> {
  const named = [...schema.elements(), ...schema.attributes(), ...schema.types()];
  return new Set(named.map(({ namespaceURI }) => namespaceURI ?? ''));
}
