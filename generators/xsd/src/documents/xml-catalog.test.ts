import { describe, expect, it } from 'vitest';
import { parseCatalog } from './catalog.js';
import { CatalogError } from './catalog-error.js';
import { locationOfNamespace, resolveLocation } from './locations.js';

function catalogText(entries: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE catalog PUBLIC "-//OASIS//DTD Entity Resolution XML Catalog V1.0//EN" "catalog.dtd">
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${entries}</catalog>`;
}

function resolver(entries: string, others: Record<string, string> = {}) {
  const catalog = parseCatalog('etc/catalog.xml', catalogText(entries), (path) =>
    others[path] === undefined ? undefined : catalogText(others[path]),
  );
  const show = (found: ReturnType<typeof locationOfNamespace>): string | undefined =>
    found?.kind === 'file' ? found.path : found && `<${found.url}>`;
  return {
    location: (location: string) => show(resolveLocation(location, 'main.xsd', catalog)),
    namespace: (namespace: string) => show(locationOfNamespace(namespace, catalog)),
  };
}

describe('an OASIS XML catalog', () => {
  it('maps URIs and system identifiers, in this order', () => {
    const { location } = resolver(
      '<system systemId="http://x.example/a" uri="system.xsd"/><uri name="http://x.example/a" uri="a.xsd"/><system systemId="http://x.example/b" uri="../b%20b.xsd"/><uri name="http://x.example/c" uri="https://y.example/c"/>',
    );
    expect(location('http://x.example/a')).toBe('etc/a.xsd');
    expect(location('http://x.example/b')).toBe('b b.xsd');
    expect(location('http://x.example/c')).toBe('<https://y.example/c>');
    expect(location('http://x.example/d')).toBe('<http://x.example/d>');
    expect(location('d.xsd')).toBe('d.xsd');
  });

  it('maps namespaces by their URIs and public identifiers', () => {
    const { namespace } = resolver(
      '<uri name="urn:a" uri="a.xsd"/><public publicId="urn:b" uri="file:///abs/b.xsd"/>',
    );
    expect(namespace('urn:a')).toBe('etc/a.xsd');
    expect(namespace('urn:b')).toBe('/abs/b.xsd');
    expect(namespace('urn:c')).toBeUndefined();
  });

  it('rewrites the longest start, or takes the longest end', () => {
    const { location } = resolver(
      `<rewriteURI uriStartString="http://x.example/" rewritePrefix="x/"/>
<rewriteURI uriStartString="http://x.example/deep/" rewritePrefix="deep/"/>
<rewriteSystem systemIdStartString="http://y.example/" rewritePrefix="http://mirror.example/y/"/>
<uriSuffix uriSuffix="/z.xsd" uri="z.xsd"/><uriSuffix uriSuffix="/1/z.xsd" uri="z1.xsd"/>
<systemSuffix systemIdSuffix="w.xsd" uri="w.xsd"/>`,
    );
    expect(location('http://x.example/a%20a.xsd')).toBe('etc/x/a a.xsd');
    expect(location('http://x.example/deep/a.xsd')).toBe('etc/deep/a.xsd');
    expect(location('http://y.example/a.xsd')).toBe('<http://mirror.example/y/a.xsd>');
    expect(location('http://z.example/1/z.xsd')).toBe('etc/z1.xsd');
    expect(location('http://z.example/2/z.xsd')).toBe('etc/z.xsd');
    expect(location('http://z.example/w.xsd')).toBe('etc/w.xsd');
  });

  it('resolves what groups and entries hold against their xml:base', () => {
    const { location } = resolver(
      `<group xml:base="schemas/"><uri name="http://x.example/a" uri="a.xsd"/>
<uri name="http://x.example/b" xml:base="b/" uri="b.xsd"/></group>
<uri name="http://x.example/c" xml:base="http://y.example/d/" uri="c.xsd"/>`,
    );
    expect(location('http://x.example/a')).toBe('etc/schemas/a.xsd');
    expect(location('http://x.example/b')).toBe('etc/schemas/b/b.xsd');
    expect(location('http://x.example/c')).toBe('<http://y.example/d/c.xsd>');
  });

  it('goes on in the next catalogs, each once, and passes over those that cannot be read', () => {
    const { location } = resolver('<nextCatalog catalog="gone.xml"/><nextCatalog catalog="sub/next.xml"/>', {
      'etc/sub/next.xml':
        '<nextCatalog catalog="../catalog.xml"/><uri name="http://x.example/a" uri="a.xsd"/>',
    });
    expect(location('http://x.example/a')).toBe('etc/sub/a.xsd');
    expect(location('http://x.example/b')).toBe('<http://x.example/b>');
  });

  it('delegates to the catalogs of the longest starts, and to no others then', () => {
    const { location, namespace } = resolver(
      `<delegateURI uriStartString="http://x.example/" catalog="x.xml"/>
<delegateURI uriStartString="http://x.example/deep/" catalog="deep.xml"/>
<delegatePublic publicIdStartString="urn:" catalog="x.xml"/><nextCatalog catalog="next.xml"/>`,
      {
        'etc/x.xml':
          '<uri name="http://x.example/deep/a" uri="no.xsd"/><uri name="http://x.example/b" uri="b.xsd"/><public publicId="urn:n" uri="n.xsd"/>',
        'etc/deep.xml': '<uri name="http://x.example/deep/a" uri="yes.xsd"/>',
        'etc/next.xml': '<uri name="http://x.example/c" uri="c.xsd"/>',
      },
    );
    expect(location('http://x.example/deep/a')).toBe('etc/yes.xsd');
    expect(location('http://x.example/b')).toBe('etc/b.xsd');
    expect(location('http://x.example/c')).toBe('<http://x.example/c>');
    expect(namespace('urn:n')).toBe('etc/n.xsd');
  });

  it('is refused where it is none', () => {
    expect(() => parseCatalog('c.xml', '<catalog/>')).toThrow(CatalogError);
    expect(() => parseCatalog('c.xml', '<catalog>')).toThrow(
      'c.xml is not an XML catalog: The document ends inside of <catalog>.',
    );
  });
});
