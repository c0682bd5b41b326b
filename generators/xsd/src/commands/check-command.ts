import { generate } from '../generate.js';
import { differences } from '../output-folder.js';
import { generateOptions, type InputFlags, outputFolder, readInputs } from './inputs.js';
import { hasErrors, printDiagnostics, printJson } from './print-diagnostics.js';
import { ProgressLine } from './progress-line.js';
import type { CliStreams, ExitCode } from './streams.js';

/** `xsd-codegen check`: says whether the folder holds what would be generated, and writes nothing. */
export async function runCheck(
  schemas: readonly string[],
  flags: InputFlags & { readonly out?: string },
  streams: CliStreams,
): Promise<ExitCode> {
  const inputs = await readInputs(schemas, flags, streams);
  const out = outputFolder(inputs);
  const progress = new ProgressLine(streams.stderr, flags);
  const { files, diagnostics } = generate({
    ...generateOptions(inputs),
    onProgress: (stage) => progress.show(stage),
  });
  progress.clear();
  const failed = hasErrors(diagnostics);
  const found = failed ? [] : differences(out, files);
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
