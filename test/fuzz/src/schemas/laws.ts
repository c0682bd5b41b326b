import { type Diagnostic, type GenerateResult, generate } from '@proj/xsd-codegen';

/** What came of a schema: its generated files, or the diagnostics that it was refused with. */
export type Outcome =
  | { readonly accepted: true; readonly files: ReadonlyMap<string, string> }
  | { readonly accepted: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Compiles a schema document, whatever it holds.
 * @throws Error where the compiler throws, or its result is not what it has to be
 */
export function compile(document: string | Uint8Array, xsdVersion: '1.0' | '1.1' = '1.0'): Outcome {
  const readFile = (path: string) => (path === 'fuzz.xsd' ? document : undefined);
  const result: GenerateResult = generate({ schemas: ['fuzz.xsd'], xsdVersion, readFile });
  for (const diagnostic of result.diagnostics) checkDiagnostic(diagnostic);
  const refused = result.diagnostics.some(({ severity }) => severity === 'error');
  if (refused === result.files.size > 0)
    throw new Error('There are files exactly where there are no errors.');
  return refused
    ? { accepted: false, diagnostics: result.diagnostics }
    : { accepted: true, files: result.files };
}

function checkDiagnostic({ rule, message, location: { file, line, column } }: Diagnostic): void {
  const isLocated = file === 'fuzz.xsd' && line >= 1 && column >= 1;
  if (rule === '' || message === '' || !isLocated) {
    throw new Error(`A diagnostic is incomplete: ${JSON.stringify({ rule, message, file, line, column })}`);
  }
}
