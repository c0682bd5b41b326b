import { type Diagnostic, formatDiagnostic } from '../diagnostics.js';
import type { CliStream } from './streams.js';

/** Writes a line for each diagnostic; for errors only where `quiet` is set. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  stream: CliStream,
  quiet: boolean,
): void {
  for (const diagnostic of diagnostics.filter(({ severity }) => severity === 'error' || !quiet)) {
    stream.write(`${formatDiagnostic(diagnostic)}\n`);
  }
}

/** Whether there is an error among diagnostics. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
