import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** Where the schema lies. */
export const specification = new URL('../../../specs/xml-commands/', import.meta.url);

/** The schema as libxml2 understands it: the judge of what a document is worth. */
export interface OpenAirSchema extends Disposable {
  /** What is wrong with a document; empty when it is valid. */
  issues(xml: string): string[];
}

/** Compiles `openair.xsd` and what it includes. */
export function loadOpenAirSchema(): OpenAirSchema {
  xmlRegisterFsInputProviders();
  const path = fileURLToPath(new URL('openair.xsd', specification));
  const document = XmlDocument.fromBuffer(readFileSync(path), { url: path });
  const validator = XsdValidator.fromDoc(document);
  return {
    issues: (xml) => issuesOf(validator, xml),
    [Symbol.dispose]() {
      validator.dispose();
      document.dispose();
    },
  };
}

function issuesOf(validator: XsdValidator, xml: string): string[] {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromString(xml);
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    // An empty text gives an error without details.
    return error.details.length > 0 ? error.details.map(({ message }) => message.trim()) : [error.message];
  } finally {
    document?.dispose();
  }
}
