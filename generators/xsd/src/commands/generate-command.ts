import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { assertReplaceable, replaceFolder } from '@proj/generator-kit';
import { printJson, UsageError } from '@proj/generator-kit/cli';
import { headerStart } from '../emit/header.js';
import { type GenerateResult, generate } from '../generate.js';
import { createReport, summarizeReport } from '../report/report.js';
import { watchFiles } from '../watch/watch-files.js';
import { generateOptions, type InputFlags, type Inputs, outputFolder, readInputs } from './inputs.js';
import { hasErrors, printDiagnostics } from './print-diagnostics.js';
import { withProgress } from './progress.js';
import type { CliStreams, ExitCode } from './streams.js';
import { isUsageError } from './usage.js';

/** Options of `generate`. */
export interface GenerateFlags extends InputFlags {
  readonly out?: string;
  readonly watch?: true;
  readonly report?: string;
}

/** `xsd-codegen generate`: writes the modules, once or at every change. */
export async function runGenerate(
  schemas: readonly string[],
  flags: GenerateFlags,
  streams: CliStreams,
): Promise<ExitCode> {
  if (flags.watch && flags.json) {
    throw new UsageError('--watch has no end, and --json prints at the end: give one of them');
  }
  const inputs = await readInputs(schemas, flags, streams);
  const { result, exitCode } = generateOnce(inputs, flags, streams);
  if (flags.watch) {
    await watch(schemas, flags, streams, watchedFiles(inputs, result));
    return 0;
  }
  return exitCode;
}

interface Outcome {
  readonly result: GenerateResult;
  readonly exitCode: ExitCode;
}

function generateOnce(inputs: Inputs, flags: GenerateFlags, streams: CliStreams): Outcome {
  const out = outputFolder(inputs);
  assertReplaceable(out, headerStart);
  const start = performance.now();
  const result = withProgress(streams, flags, (onProgress) =>
    generate({ ...generateOptions(inputs), onProgress }),
  );
  const failed = hasErrors(result.diagnostics);
  const changes = failed ? [] : replaceFolder(out, result.files, headerStart);
  print(result, out, flags, streams, flags.watch === true && changes.length === 0);
  if (!failed && flags.report !== undefined) {
    report(result, out, performance.now() - start, flags, streams, flags.report);
  }
  return { result, exitCode: failed ? 1 : 0 };
}

function print(
  { files, diagnostics, documents }: GenerateResult,
  out: string,
  flags: GenerateFlags,
  { stdout, stderr }: CliStreams,
  isUpToDate: boolean,
): void {
  if (flags.json) {
    printJson({ out, diagnostics, documents, files: [...files.keys()] }, stdout);
    return;
  }
  printDiagnostics(diagnostics, stderr, flags.quiet === true);
  if (!flags.quiet && files.size > 0) {
    stdout.write(`${out}: ${isUpToDate ? 'unchanged' : [...files.keys()].join(', ')}\n`);
  }
}

function report(
  result: GenerateResult,
  out: string,
  milliseconds: number,
  { json, quiet }: GenerateFlags,
  { stdout }: CliStreams,
  file: string,
): void {
  const content = createReport(result, out, milliseconds);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
  } catch (error) {
    throw new UsageError(
      `the report ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (!json && !quiet) {
    stdout.write(`${summarizeReport(content)}\n  report: ${file}\n`);
  }
}

function watchedFiles(
  { schemas, catalogFile, configurationFile }: Inputs,
  result: GenerateResult,
): readonly string[] {
  return [...schemas, ...result.documents, catalogFile, configurationFile].filter(
    (file) => file !== undefined,
  );
}

/** Generates again at every change, until the signal comes. What is broken in between is reported, and the old output stays. */
async function watch(
  schemas: readonly string[],
  flags: GenerateFlags,
  streams: CliStreams,
  files: readonly string[],
): Promise<void> {
  const { stdout, stderr } = streams;
  const announce = (): void => {
    if (!flags.quiet) {
      stdout.write('Watching for changes …\n');
    }
  };
  announce();
  await watchFiles(files, streams.signal, async (current) => {
    try {
      const inputs = await readInputs(schemas, flags, streams);
      const { result } = generateOnce(inputs, flags, streams);
      announce();
      // A document that cannot be read now may be reached again when it can.
      return [
        ...new Set([...watchedFiles(inputs, result), ...(hasErrors(result.diagnostics) ? current : [])]),
      ];
    } catch (error) {
      if (!isUsageError(error)) {
        throw error;
      }
      stderr.write(`error: ${error.message}\n`);
      announce();
      return current;
    }
  });
}
