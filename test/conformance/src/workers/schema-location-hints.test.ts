import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readInfoset } from '../comparison/infoset.js';
import { schemaLocationHints } from './schema-location-hints.js';

const folder = mkdtempSync(join(tmpdir(), 'hints-'));
writeFileSync(join(folder, 'a.xsd'), '');
writeFileSync(join(folder, 'b.xsd'), '');

afterAll(() => rmSync(folder, { recursive: true }));

function hints(content: string): readonly unknown[] {
  const document = content.replace(/^<\w+/, '$& xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"');
  return schemaLocationHints(readInfoset(document), join(folder, 'document.xml')).map(
    ({ namespaceURI, path, isLate }) => [namespaceURI, path.slice(folder.length + 1), isLate],
  );
}

describe('schemaLocationHints', () => {
  it('reads pairs of namespaces and locations, and the location for no namespace', () => {
    expect(
      hints(
        '<r xsi:schemaLocation=" urn:a\n a.xsd urn:b b.xsd urn:c" xsi:noNamespaceSchemaLocation="a.xsd"/>',
      ),
    ).toEqual([
      ['urn:a', 'a.xsd', false],
      ['urn:b', 'b.xsd', false],
      ['', 'a.xsd', false],
    ]);
  });

  it('leaves out locations that lead to no file', () => {
    expect(
      hints('<r xsi:schemaLocation="urn:a https://example.test/a.xsd urn:b nowhere.xsd urn:c ."/>'),
    ).toEqual([]);
  });

  it('tells hints that come after the first use of their namespace', () => {
    expect(
      hints(
        '<r><x xmlns="urn:a" xsi:schemaLocation="urn:a a.xsd"/><x xmlns="urn:a" xsi:schemaLocation="urn:a b.xsd"/></r>',
      ),
    ).toEqual([
      ['urn:a', 'a.xsd', false],
      ['urn:a', 'b.xsd', true],
    ]);
  });
});
