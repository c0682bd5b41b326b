import { printJson } from '@proj/generator-kit/cli';
import { validateSchemas } from '../generate.js';
import { generateOptions, type InputFlags, readInputs } from './inputs.js';
import { hasErrors, printDiagnostics } from './print-diagnostics.js';
import { withProgress } from './progress.js';
import type { CliStreams, ExitCode } from './streams.js';

/** `xsd-codegen validate`: says what is wrong with schema documents. */
export async function runValidate(
  schemas: readonly string[],
  flags: InputFlags,
  streams: CliStreams,
): Promise<ExitCode> {
  const inputs = await readInputs(schemas, flags, streams);
  const { diagnostics, documents } = withProgress(streams, flags, (onProgress) =>
    validateSchemas({ ...generateOptions(inputs), onProgress }),
  );
  const failed = hasErrors(diagnostics);
  if (flags.json) {
    printJson({ diagnostics, documents }, streams.stdout);
  } else {
    printDiagnostics(diagnostics, streams.stderr, flags.quiet === true);
    if (!failed && !flags.quiet) {
      streams.stdout.write(`${documents.length} document${documents.length === 1 ? '' : 's'}: valid\n`);
    }
  }
  return failed ? 1 : 0;
}
