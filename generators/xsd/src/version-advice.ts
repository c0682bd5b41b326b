import { type Diagnostic, DiagnosticCollector } from './diagnostics.js';

const option = '--xsd-version 1.1';

/**
 * Adds to the errors of a schema that XSD 1.1 finds nothing wrong with that the version is what is wrong.
 *
 * @param refused - what XSD 1.0 finds wrong with it
 */
export function withVersionAdvice(refused: DiagnosticCollector): DiagnosticCollector {
  const advised = new DiagnosticCollector();
  for (const diagnostic of refused.diagnostics) {
    advised.report(diagnostic.severity === 'error' ? advise(diagnostic) : diagnostic);
  }
  return advised;
}

function advise(diagnostic: Diagnostic): Diagnostic {
  const { message } = diagnostic;
  // What is recognized as a construct of 1.1 says so itself.
  return message.includes(option)
    ? diagnostic
    : { ...diagnostic, message: `${message} XSD 1.1 allows this: choose that version with ${option}.` };
}
