import { parse, parseElement, type ReaderOptions, XmlError, type XmlIssue } from '@proj/xml-runtime';
import { everyDocument } from '../every-document.js';
import { NodeElement } from './descriptor.js';

/** What came of reading a document: the rules that it breaks, none where it was read. */
export type Rules = readonly string[];

/**
 * Reads a document with and without a schema.
 * @param more - options besides {@link everyDocument}
 * @returns the rules that it breaks without one
 * @throws Error where the reader throws anything but a typed error whose issues have a rule and a position
 */
export function read(document: string | Uint8Array, more: ReaderOptions = {}): Rules {
  const options = { ...everyDocument, ...more };
  const withoutSchema = rulesOf(() => parseElement(document, options));
  const withSchema = rulesOf(() => parse(NodeElement, document, options));
  if (withoutSchema.length > 0 && withSchema.length === 0) {
    throw new Error(`Only without a schema, the document breaks ${withoutSchema.join()}.`);
  }
  return withoutSchema;
}

function rulesOf(action: () => unknown): Rules {
  try {
    action();
    return [];
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    for (const issue of error.issues) checkIssue(issue);
    if (error.issues.length === 0) throw new Error('An error has no issues.');
    return error.issues.map(({ rule }) => rule);
  }
}

function checkIssue({ rule, message, line, column }: XmlIssue): void {
  const isComplete = rule !== '' && message !== '' && Number(line) >= 1 && Number(column) >= 1;
  if (!isComplete)
    throw new Error(`An issue is incomplete: ${JSON.stringify({ rule, message, line, column })}`);
}
