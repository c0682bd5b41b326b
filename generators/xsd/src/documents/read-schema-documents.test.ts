import { describe, expect, it } from 'vitest';
import { schemaText } from '../components/fixtures/schema-text.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Catalog } from './catalog.js';
import { type ReadResult, readSchemaDocuments } from './read-schema-documents.js';

function read(
  files: Readonly<Record<string, string>>,
  entries = ['main.xsd'],
  catalog?: Catalog,
): ReadResult {
  return readSchemaDocuments(entries, {
    ...(catalog && { catalog }),
    readFile: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
  });
}

function summary({ documents }: ReadResult): string[] {
  return documents.map(({ file, targetNamespace }) => `${file} {${targetNamespace}}`);
}

function problems({ diagnostics }: ReadResult): string[] {
  return diagnostics.map(
    ({ severity, rule, location }: Diagnostic) =>
      `${location.file}:${location.line}:${location.column} ${severity} ${rule}`,
  );
}

/** `file:line:column namespace` of what was not read. */
function unread(result: ReadResult): string[] {
  return result.unread.map(
    ({ location, namespace }) => `${location.file}:${location.line}:${location.column} ${namespace}`,
  );
}

const a = 'targetNamespace="urn:a"';

describe('readSchemaDocuments', () => {
  it('follows includes and imports from the document that names them, each document once', () => {
    const result = read(
      {
        'main.xsd': schemaText(
          '<xs:include schemaLocation="sub/part.xsd"/><xs:import namespace="urn:b" schemaLocation="sub/b%20b.xsd"/>',
          a,
        ),
        'sub/part.xsd': schemaText(
          '<xs:include schemaLocation="../main.xsd"/><xs:include schemaLocation="more.xsd"/>',
          a,
        ),
        'sub/more.xsd': schemaText('<xs:include schemaLocation="./../sub/part.xsd"/>', a),
        'sub/b b.xsd': schemaText(
          '<xs:import namespace="urn:a" schemaLocation="../main.xsd"/>',
          'targetNamespace="urn:b"',
        ),
      },
      ['main.xsd', './main.xsd'],
    );
    expect(summary(result)).toEqual([
      'main.xsd {urn:a}',
      'sub/part.xsd {urn:a}',
      'sub/more.xsd {urn:a}',
      'sub/b b.xsd {urn:b}',
    ]);
    expect(problems(result)).toEqual([]);
    expect([...(result.documents[0]?.importedNamespaces ?? [])]).toEqual(['urn:b']);
  });

  it('gives a chameleon the namespace of each document that includes it', () => {
    const result = read({
      'main.xsd': schemaText(
        '<xs:include schemaLocation="c.xsd"/><xs:import namespace="urn:b" schemaLocation="b.xsd"/>',
        a,
      ),
      'b.xsd': schemaText('<xs:include schemaLocation="c.xsd"/>', 'targetNamespace="urn:b"'),
      'c.xsd': schemaText('<xs:include schemaLocation="d.xsd"/>'),
      'd.xsd': schemaText(''),
    });
    expect(summary(result)).toEqual([
      'main.xsd {urn:a}',
      'c.xsd {urn:a}',
      'd.xsd {urn:a}',
      'b.xsd {urn:b}',
      'c.xsd {urn:b}',
      'd.xsd {urn:b}',
    ]);
    expect(result.documents.map(({ chameleon }) => chameleon)).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
    ]);
  });

  it('checks target namespaces', () => {
    const result = read({
      'main.xsd': schemaText(
        `<xs:include schemaLocation="b.xsd"/>
<xs:import namespace="urn:c" schemaLocation="b.xsd"/>
<xs:import schemaLocation="b.xsd"/>
<xs:import namespace="urn:a"/>`,
        a,
      ),
      'b.xsd': schemaText('', 'targetNamespace="urn:b"'),
    });
    expect(problems(result)).toEqual([
      'main.xsd:2:1 error src-include.2.1',
      'main.xsd:3:1 error src-import.3.1',
      'main.xsd:4:1 error src-import.3.2',
      'main.xsd:5:1 error src-import.1.1',
    ]);
    expect(summary(result)).toEqual(['main.xsd {urn:a}']);
  });

  it('does not let a schema without a target namespace import what has none', () => {
    expect(problems(read({ 'main.xsd': schemaText('<xs:import/>') }))).toEqual([
      'main.xsd:2:1 error src-import.1.2',
    ]);
  });

  it('takes URLs and namespaces from the catalog', () => {
    const result = read(
      {
        'main.xsd': schemaText(
          '<xs:import namespace="urn:b" schemaLocation="http://x.example/b"/><xs:import namespace="urn:c"/><xs:import namespace="urn:d" schemaLocation="gone.xsd"/>',
        ),
        'local/b.xsd': schemaText('', 'targetNamespace="urn:b"'),
        'local/c.xsd': schemaText('', 'targetNamespace="urn:c"'),
        'local/d.xsd': schemaText('', 'targetNamespace="urn:d"'),
      },
      ['main.xsd'],
      {
        uri: { 'http://x.example/b': 'local/b.xsd' },
        namespace: { 'urn:c': 'local/c.xsd', 'urn:d': 'local/d.xsd' },
      },
    );
    expect(summary(result)).toEqual([
      'main.xsd {}',
      'local/b.xsd {urn:b}',
      'local/c.xsd {urn:c}',
      'local/d.xsd {urn:d}',
    ]);
    expect(problems(result)).toEqual([]);
  });

  it('reads nothing from the network, and tells of a URL that is not in the catalog', () => {
    const imported = read({
      'main.xsd': schemaText('<xs:import namespace="urn:b" schemaLocation="http://x.example/b"/>'),
    });
    expect(problems(imported)).toEqual([]);
    expect(unread(imported)).toEqual(['main.xsd:2:1 urn:b']);
    expect(imported.unread[0]?.reason).toContain("'http://x.example/b' is a URL");
    expect(imported.unread[0]?.reason).toContain('add it to the catalog');
    const included = read({ 'main.xsd': schemaText('<xs:include schemaLocation="https://x.example/b"/>') });
    expect(unread(included)).toEqual(['main.xsd:2:1 ']);
  });

  it('needs no URL where another document declares the namespace, or it is built in', () => {
    const result = read({
      'main.xsd': schemaText(
        `<xs:import namespace="urn:b" schemaLocation="http://x.example/b"/>
<xs:import namespace="urn:b" schemaLocation="b.xsd"/>
<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>
<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
<xs:import namespace="http://www.w3.org/2001/XMLSchema" schemaLocation="http://www.w3.org/2001/XMLSchema.xsd"/>
<xs:element name="e" type="b:t"/>`,
        'xmlns:b="urn:b"',
      ),
      'b.xsd': schemaText('', 'targetNamespace="urn:b"'),
    });
    expect(problems(result)).toEqual([]);
    expect(result.unread.filter(({ deservesWarning }) => deservesWarning)).toEqual([]);
  });

  it('tells of an import without a location, unless another document has the namespace', () => {
    const files = { 'main.xsd': schemaText('<xs:import namespace="urn:b"/>') };
    const alone = read(files);
    expect(unread(alone)).toEqual(['main.xsd:2:1 urn:b']);
    expect(alone.unread[0]?.deservesWarning).toBe(false);
    const both = read({ ...files, 'b.xsd': schemaText('', 'targetNamespace="urn:b"') }, [
      'main.xsd',
      'b.xsd',
    ]);
    expect(both.unread).toEqual([]);
  });

  it('tells of a location that leads nowhere, which is only a hint', () => {
    const result = read({
      'main.xsd': schemaText(
        '<xs:include schemaLocation="b.xsd"/>\n<xs:import namespace="urn:b" schemaLocation="b.xsd"/>',
      ),
    });
    expect(problems(result)).toEqual([]);
    expect(unread(result)).toEqual(['main.xsd:2:1 ', 'main.xsd:3:1 urn:b']);
  });

  it('cannot do without the documents that it is given', () => {
    expect(problems(read({}))).toEqual(['main.xsd:1:1 error schema-reference']);
  });

  it('says which document is not a schema', () => {
    const result = read({
      'main.xsd': schemaText(
        '<xs:include schemaLocation="b.xml"/>\n<xs:import namespace="urn:b" schemaLocation="b.xml"/>',
      ),
      'b.xml': '<b/>',
    });
    expect(problems(result)).toEqual(['main.xsd:2:1 error src-include.1', 'main.xsd:3:1 error src-import.2']);
    expect(problems(read({ 'main.xsd': '<schema/>' }))).toEqual(['main.xsd:1:1 error s4s-elt-schema-ns']);
  });

  it('needs the document of an xs:redefine only where there is something to redefine', () => {
    const location = 'schemaLocation="https://x.example/b"';
    const empty = read({ 'main.xsd': schemaText(`<xs:redefine ${location}/>`) });
    expect([problems(empty), unread(empty)]).toEqual([[], ['main.xsd:2:1 ']]);
    for (const where of [location, 'schemaLocation="gone.xsd"']) {
      const result = read({
        'main.xsd': schemaText(`<xs:redefine ${where}><xs:group name="g"/></xs:redefine>`),
      });
      expect(problems(result)).toEqual(['main.xsd:2:1 error src-redefine.1']);
      expect(unread(result)).toEqual(['main.xsd:2:1 ']);
    }
  });

  it('asks the same of documents that are redefined or overridden as of those that are included', () => {
    const files = (name: string): Record<string, string> => ({
      'main.xsd': schemaText(`<xs:${name} schemaLocation="b.xsd"/>\n<xs:${name} schemaLocation="c.xml"/>`),
      'b.xsd': schemaText('', a),
      'c.xml': '<c/>',
    });
    expect(problems(read(files('redefine')))).toEqual([
      'main.xsd:2:1 error src-redefine.3.1',
      'main.xsd:3:1 error src-redefine.2',
    ]);
    expect(problems(read(files('override')))).toEqual([
      'main.xsd:2:1 error src-override.2.1',
      'main.xsd:3:1 error src-override.1',
    ]);
  });

  it('does not follow what conditional inclusion leaves out', () => {
    const files = {
      'main.xsd': schemaText(
        '<xs:include schemaLocation="old.xsd" vc:maxVersion="1.1"/><xs:include schemaLocation="new.xsd" vc:minVersion="1.1"/>',
        'xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"',
      ),
      'old.xsd': schemaText(''),
      'new.xsd': schemaText(''),
    };
    expect(summary(read(files))).toEqual(['main.xsd {}', 'old.xsd {}']);
  });

  it('uses nothing of a document that excludes itself but its namespace', () => {
    const result = readSchemaDocuments(['main.xsd'], {
      xsdVersion: '1.1',
      readFile: () =>
        schemaText(
          '<xs:include schemaLocation="gone.xsd"/>',
          `${a} unknown="x" xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" vc:minVersion="7"`,
        ),
    });
    expect(problems(result)).toEqual(['main.xsd:1:1 warning conditional-inclusion']);
    expect(summary(result)).toEqual(['main.xsd {urn:a}']);
    expect(result.documents[0]?.root.attributes.map(({ name }) => name)).toEqual(['targetNamespace']);
  });
});
