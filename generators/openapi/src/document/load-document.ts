import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, createConfig, getLineColLocation, lint, YamlParseError } from '@redocly/openapi-core';
import { DocumentError, type DocumentProblem } from './document-error.js';
import type { OpenApiObject } from './openapi.js';

/** An OpenAPI document, its external references taken in. */
export interface LoadedDocument {
  readonly document: OpenApiObject;
  /** Name of the file, without its folder. */
  readonly fileName: string;
  /** What breaks the OpenAPI Specification without keeping a client from being made. */
  readonly warnings: readonly DocumentProblem[];
}

type LintProblem = Awaited<ReturnType<typeof lint>>[number];

function toProblem(problem: LintProblem, file: string): DocumentProblem {
  const location = problem.location[0];
  if (!location) return { message: problem.message, rule: problem.ruleId, file };
  const { start } = getLineColLocation(location);
  return {
    message: problem.message.replaceAll('\n', ' '),
    rule: problem.ruleId,
    file: path.relative(process.cwd(), location.source.absoluteRef) || file,
    line: start.line,
    column: start.col,
    ...(location.pointer !== undefined && { pointer: location.pointer }),
  };
}

function checkVersion(document: unknown, file: string): asserts document is OpenApiObject {
  const { openapi, swagger } = (typeof document === 'object' && document ? document : {}) as {
    openapi?: unknown;
    swagger?: unknown;
  };
  if (typeof openapi === 'string' && /^3\.[01]\./.test(openapi)) return;
  const found =
    openapi !== undefined
      ? `"openapi: ${openapi}"`
      : swagger !== undefined
        ? `Swagger ${swagger}`
        : 'neither';
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

/**
 * Reads an OpenAPI 3.0 or 3.1 document (YAML or JSON), follows its references to other files, and checks it.
 *
 * @throws {@link DocumentError} when it cannot be read, is of another version, or holds a reference that leads
 * nowhere.
 */
export async function loadDocument(file: string): Promise<LoadedDocument> {
  const config = await createConfig({ rules: { struct: 'warn', 'no-unresolved-refs': 'error' } });
  let problems: LintProblem[];
  let document: unknown;
  try {
    const bundled = await bundle({ ref: file, config });
    document = bundled.bundle.parsed;
    checkVersion(document, file);
    problems = await lint({ ref: file, config });
  } catch (cause) {
    throw cause instanceof DocumentError ? cause : unreadable(cause, file);
  }
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new DocumentError(errors.map((problem) => toProblem(problem, file)));
  return {
    document,
    fileName: path.posix.basename(pathToFileURL(file).pathname),
    warnings: problems.map((problem) => toProblem(problem, file)),
  };
}
