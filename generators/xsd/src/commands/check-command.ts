import { folderDifferences } from '@proj/generator-kit';
import { printJson } from '@proj/generator-kit/cli';
import { generate } from '../generate.js';
import { generateOptions, type InputFlags, outputFolder, readInputs } from './inputs.js';
import { hasErrors, printDiagnostics } from './print-diagnostics.js';
import { withProgress } from './progress.js';
import type { CliStreams, ExitCode } from './streams.js';

/** `xsd-codegen check`: says whether the folder holds what would be generated, and writes nothing. */
export async function runCheck(
  schemas: readonly string[],
  flags: InputFlags & { readonly out?: string },
  streams: CliStreams,
): Promise<ExitCode> {
  const inputs = await readInputs(schemas, flags, streams);
  const out = outputFolder(inputs);
  const { files, diagnostics } = withProgress(streams, flags, (onProgress) =>
    generate({ ...generateOptions(inputs), onProgress }),
  );
  const failed = hasErrors(diagnostics);
  const found = failed ? [] : folderDifferences(out, files);
  if (flags.json) {
    printJson({ out, diagnostics, differences: found }, streams.stdout);
  } else {
    printDiagnostics(diagnostics, streams.stderr, flags.quiet === true);
    for (const { file, change } of found) {
      streams.stderr.write(`${out}/${file}: ${change}\n`);
    }
    if (found.length > 0) {
      streams.stderr.write(`${out} is not what would be generated; run "xsd-codegen generate".\n`);
    } else if (!failed && !flags.quiet) {
      streams.stdout.write(`${out}: up to date\n`);
    }
  }
  return failed || found.length > 0 ? 1 : 0;
}
