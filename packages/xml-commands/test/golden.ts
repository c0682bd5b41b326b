import { readFileSync } from 'node:fs';

/** A document, or a part of one, and where it is known from. */
export interface GoldenDocument {
  readonly name: string;
  readonly xml: string;
}

interface GoldenCase {
  readonly name: string;
  readonly xml: string | null;
  readonly construct?: { readonly xml2json?: { readonly xml?: string } };
}

/** Cases whose text is no document, with the reason. */
export const notDocuments: Readonly<Record<string, string>> = {
  'base.tostring': 'the empty text',
  'base.tostring_header': 'an XML declaration without an element',
  'seed-connections-page.08.request': 'the commands are elided',
  'docs/connections.md.06.request': 'the XML declaration is corrupted, the commands are elided',
  'docs/connections.md.07.error': 'the XML declaration is corrupted',
};

/** Every text of XML in the golden cases: what clients of the API are known to send, and answers to it. */
export const goldenDocuments: readonly GoldenDocument[] = readCases().flatMap(documentsOf);

function readCases(): GoldenCase[] {
  return JSON.parse(readFileSync(new URL('../../../test/fixtures/golden.json', import.meta.url), 'utf8'));
}

function documentsOf({ name, xml, construct }: GoldenCase): GoldenDocument[] {
  const texts = [xml, construct?.xml2json?.xml];
  return texts.filter((text) => typeof text === 'string').map((text) => ({ name, xml: text }));
}
