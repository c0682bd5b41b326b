import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDocument, clientEnvironment, documentName, readDocumentIndex } from './openapi-document.js';
import { TypeChecker } from './type-check.js';

const folder = fileURLToPath(new URL('../fixtures/openapi', import.meta.url));
const checker = new TypeChecker(clientEnvironment);

describe('readDocumentIndex', () => {
  it('names documents by their files', () => {
    expect(readDocumentIndex(folder).map(documentName)).toEqual(['shop-3.1', 'unresolved-3.0', 'absent-3.1']);
  });
});

describe('checkDocument', { timeout: 60_000 }, () => {
  const shop = { file: 'shop-3.1.yaml', openapi: '3.1.0' };

  it('generates the client and compiles it', async () => {
    const report = await checkDocument(folder, { ...shop, operations: 2 }, checker);
    expect(report).toMatchObject({
      document: 'shop-3.1',
      openapi: '3.1.0',
      operations: 2,
      documentErrors: [],
      warnings: [],
      typeErrors: [],
    });
    expect(report.files).toBeGreaterThan(5);
  });

  it('reports what the compiler has against it', async () => {
    const withoutFetch = new TypeChecker({ modules: clientEnvironment.modules, libraries: [] });
    const { typeErrors } = await checkDocument(folder, shop, withoutFetch);
    expect(typeErrors.join('\n')).toMatch(/^shop-3\.1\/.+\.ts: TS2304: Cannot find name 'AbortSignal'\.$/m);
  });

  it('reports operations that the client lacks', async () => {
    const { documentErrors } = await checkDocument(folder, { ...shop, operations: 3 }, checker);
    expect(documentErrors).toEqual(['the document has 3 operations, the client 2']);
  });

  it('reports why there is no client, and where', async () => {
    const entry = { file: 'unresolved-3.0.json', openapi: '3.0.3', operations: 1 };
    const report = await checkDocument(folder, entry, checker);
    expect(report).toMatchObject({ operations: 0, files: 0, typeErrors: [] });
    expect(report.documentErrors).toHaveLength(1);
    expect(report.documentErrors[0]).toMatch(/unresolved-3\.0\.json:11:.*\$ref.*\[no-unresolved-refs\]$/);
  });

  it('reports a document that is not there', async () => {
    const { documentErrors } = await checkDocument(
      folder,
      { file: 'absent-3.1.yaml', openapi: '3.1.0' },
      checker,
    );
    expect(documentErrors.join('\n')).toContain('absent-3.1.yaml');
  });
});
