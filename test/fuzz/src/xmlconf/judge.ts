import { parseElement, type ReaderOptions, XmlSyntaxError } from '@proj/xml-runtime';
import { everyDocument } from '../every-document.js';
import type { ConformanceTest } from './catalog.js';

/**
 * What the reader made of a document: the rule that it breaks, undefined for none.
 * @param options - besides {@link everyDocument}
 */
export function ruleBroken(document: Uint8Array, options: ReaderOptions = {}): string | undefined {
  try {
    parseElement(document, { ...everyDocument, ...options });
    return undefined;
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    const [issue] = error.issues;
    if (issue?.line === undefined || issue.column === undefined) {
      throw new Error(`The issue ${issue?.rule} has no position.`);
    }
    return issue.rule;
  }
}

/** Whether a document has a document type declaration; looked for without a reader, in any encoding of the suite. */
export function hasDoctype(document: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(document).replaceAll('\0', '');
  return text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g, '').includes('<!DOCTYPE');
}

/**
 * Whether a test says anything about the reader: it has to be about the fifth edition of XML 1.0 (or a version of its
 * own), about documents that namespaces apply to, and not about what a processor is free to report.
 */
export function isJudged({ type, editions, namespaces }: ConformanceTest): boolean {
  return type !== 'error' && namespaces && (editions === undefined || editions.includes('5'));
}
