import type { SourceLocation } from './source-location.js';

/** Something that is wrong with a schema document, or worth a remark. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /**
   * The constraint or representation rule of "XML Schema Part 1: Structures" or "Part 2: Datatypes" that is broken
   * (`src-resolve.1`, `ct-props-correct.3`); `s4s-…` where the schema for schemas is; `xml-…` where XML is; `limit-…`
   * where a limit is exceeded; or a rule of this generator's own vocabulary (`codegen-…`).
   */
  readonly rule: string;
  /** What is wrong, in a sentence that names the construct, and what to do where that is not evident. */
  readonly message: string;
  readonly location: SourceLocation;
}

/** Receives diagnostics while a pass runs. */
export interface DiagnosticSink {
  report(diagnostic: Diagnostic): void;
}

/** Keeps diagnostics in the order in which they were reported, each one once. */
export class DiagnosticCollector implements DiagnosticSink {
  readonly #diagnostics = new Map<string, Diagnostic>();

  /** @param diagnostic - ignored when an equal one was reported before */
  report(diagnostic: Diagnostic): void {
    const key = formatDiagnostic(diagnostic);
    if (!this.#diagnostics.has(key)) {
      this.#diagnostics.set(key, diagnostic);
    }
  }

  /** What was reported so far. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#diagnostics.values()];
  }
}

/**
 * The line that a person reads: `file:line:column: error rule: message`.
 *
 * @example
 * ```
 * po.xsd:12:5: error src-resolve.1: There is no type 'Addres' in namespace 'urn:po'.
 * ```
 */
export function formatDiagnostic({ severity, rule, message, location }: Diagnostic): string {
  return `${location.file}:${location.line}:${location.column}: ${severity} ${rule}: ${message}`;
}
