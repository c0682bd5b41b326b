import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  bundleDocument,
  createConfig,
  type Document,
  type Source,
  YamlParseError,
} from '@redocly/openapi-core';
import { checkDocument } from './check-document.js';
import { resolveMappings } from './discriminator-mappings.js';
import { DocumentError, type DocumentProblem } from './document-error.js';
import { DocumentFiles } from './document-files.js';
import { nameInnerTargets } from './inner-references.js';
import { dropMisfits, type Misfit } from './misfits.js';
import type { OpenApiObject } from './openapi.js';
import { ProblemPlaces } from './problem-places.js';
import { isObject } from './references.js';

/** An OpenAPI document, its external references taken in. */
export interface LoadedDocument {
  readonly document: OpenApiObject;
  /** Name of the file, without its folder. */
  readonly fileName: string;
  /** What breaks the OpenAPI Specification without keeping a client from being made. */
  readonly warnings: readonly DocumentProblem[];
}

function checkVersion(document: unknown, file: string): asserts document is OpenApiObject {
  if (!isObject(document)) {
    throw new DocumentError([
      { message: 'This is no OpenAPI document: it holds no object.', rule: 'readable', file },
    ]);
  }
  const { openapi, swagger } = document;
  if (typeof openapi === 'string' && /^3\.[01]\./.test(openapi)) return;
  const found =
    openapi !== undefined
      ? `openapi: ${String(openapi)}`
      : swagger !== undefined
        ? `Swagger ${String(swagger)}`
        : 'neither "openapi" nor "swagger"';
  throw new DocumentError([
    {
      message: `An OpenAPI document of version 3.0 or 3.1 is needed; found ${found}. Convert the document first.`,
      rule: 'openapi-version',
      file,
    },
  ]);
}

/** The message of a file that cannot be read or parsed, with its place when it is known. */
function unreadable(cause: unknown, file: string): DocumentError {
  const message = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
  const position = cause instanceof YamlParseError ? { line: cause.line, column: cause.col } : {};
  return new DocumentError(
    [{ message: message ?? 'unreadable', rule: 'readable', file, ...position }],
    cause instanceof Error ? { cause } : undefined,
  );
}

async function readFile(files: DocumentFiles, file: string): Promise<Document> {
  try {
    return (await files.resolveDocument(null, file, true)) as Document;
  } catch (cause) {
    throw unreadable(cause, file);
  }
}

/** Takes what other files hold into the first one. */
async function bundle(root: Document, files: DocumentFiles, file: string): Promise<void> {
  if (files.documents.length === 1) return;
  const config = await createConfig({});
  const { problems } = await bundleDocument({
    document: root,
    config: config.styleguide,
    externalRefResolver: files,
  });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const places = new ProblemPlaces();
  if (errors.length > 0) throw new DocumentError(errors.map((problem) => places.toProblem(problem, file)));
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document (YAML or JSON), follows its references to other files, and checks it.
 *
 * @throws {@link DocumentError} when it cannot be read, is of another version, or holds a reference that leads
 * nowhere.
 */
export async function loadDocument(file: string): Promise<LoadedDocument> {
  const files = new DocumentFiles();
  const root = await readFile(files, file);
  const document: unknown = root.parsed;
  checkVersion(document, file);
  const places = new ProblemPlaces();
  const warn = (source: Source, ruleId: string, { message, pointer }: Misfit): DocumentProblem => {
    const location = [{ source, pointer, reportOnKey: false }];
    return places.toProblem({ message, ruleId, severity: 'warn', location, suggest: [] }, file);
  };
  const { misfits, shortenLists } = dropMisfits(root.parsed);
  const { problems, references } = await checkDocument(root, files);
  shortenLists();
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new DocumentError(errors.map((problem) => places.toProblem(problem, file)));
  const warnings = [
    ...misfits.map((misfit) => warn(root.source, 'kind', misfit)),
    ...problems.map((problem) => places.toProblem(problem, file)),
  ];
  for (const read of [...files.documents]) {
    const unresolved = await resolveMappings(read, root, files);
    warnings.push(...unresolved.map((mapping) => warn(read.source, 'discriminator-mapping', mapping)));
  }
  await bundle(root, files, file);
  if (files.documents.length > 1) dropMisfits(root.parsed).shortenLists();
  nameInnerTargets(root.parsed, references);
  return { document, fileName: path.posix.basename(pathToFileURL(file).pathname), warnings };
}
