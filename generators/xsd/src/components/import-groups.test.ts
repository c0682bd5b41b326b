import { describe, expect, it } from 'vitest';
import { compileSchema } from '../compile-schema.js';
import { formatDiagnostic } from '../diagnostics.js';
import { readSchemaDocuments } from '../documents/read-schema-documents.js';

const xs = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';

function compile(files: Readonly<Record<string, string>>): {
  readonly problems: readonly string[];
  readonly href: string;
} {
  const read = readSchemaDocuments(['a.xsd'], { readFile: (path) => files[path.replace(/^.*[/\\]/, '')] });
  const { schema, diagnostics } = compileSchema(read.documents);
  const href = schema.attributeDeclarations.get('{urn:link}href')?.typeDefinition.name ?? '';
  return { problems: [...read.diagnostics, ...diagnostics].map(formatDiagnostic), href };
}

const attribute = (type: string): string =>
  `<xs:schema ${xs} targetNamespace="urn:link"><xs:attribute name="href" type="xs:${type}"/></xs:schema>`;

describe('documents that were imported for one namespace', () => {
  it('are versions of each other where they overlap: the first one counts', () => {
    const { problems, href } = compile({
      'a.xsd': `<xs:schema ${xs}><xs:import namespace="urn:link" schemaLocation="link.xsd"/><xs:import namespace="urn:b" schemaLocation="b.xsd"/></xs:schema>`,
      'b.xsd': `<xs:schema ${xs} targetNamespace="urn:b"><xs:import namespace="urn:link" schemaLocation="copy.xsd"/></xs:schema>`,
      'link.xsd': attribute('anyURI'),
      'copy.xsd': attribute('string'),
    });
    expect(problems).toEqual([
      "copy.xsd:1:1: warning src-import: 'link.xsd' and 'copy.xsd' were both imported for the namespace 'urn:link'; what both declare is that of the first.",
    ]);
    expect(href).toBe('anyURI');
  });

  it('may not declare twice what they include', () => {
    const { problems } = compile({
      'a.xsd': `<xs:schema ${xs}><xs:import namespace="urn:link" schemaLocation="all.xsd"/></xs:schema>`,
      'all.xsd': `<xs:schema ${xs} targetNamespace="urn:link"><xs:include schemaLocation="link.xsd"/><xs:include schemaLocation="copy.xsd"/></xs:schema>`,
      'link.xsd': attribute('anyURI'),
      'copy.xsd': attribute('anyURI'),
    });
    expect(problems).toEqual([
      expect.stringContaining("sch-props-correct.2: There is a second xs:attribute 'href'"),
    ]);
  });
});
