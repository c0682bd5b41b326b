import { readFileSync } from 'node:fs';
import { XmlDocument } from 'libxml2-wasm';
import { afterAll, describe, expect, test } from 'vitest';
import { type GoldenDocument, goldenDocuments, notDocuments } from './golden.js';
import { loadOpenAirSchema, specification } from './openair-schema.js';
import { acceptedDocuments, brokenDocuments } from './sample-documents.js';

const schema = loadOpenAirSchema();
afterAll(() => schema[Symbol.dispose]());

describe('texts that clients are known to send', () => {
  const isDocument = ({ name }: GoldenDocument) => !(name in notDocuments);

  test.each(goldenDocuments.filter(isDocument))('$name is valid', ({ xml }) => {
    expect(schema.issues(xml)).toEqual([]);
  });

  test.each(goldenDocuments.filter((text) => !isDocument(text)))('$name is no document', ({ xml }) => {
    expect(schema.issues(xml)).not.toEqual([]);
  });

  test('no other text is left out', () => {
    expect(goldenDocuments.filter((text) => !isDocument(text)).map(({ name }) => name)).toEqual(
      Object.keys(notDocuments),
    );
  });
});

test.each(Object.entries(acceptedDocuments))('accepts %s', (_, xml) => {
  expect(schema.issues(xml)).toEqual([]);
});

test.each(brokenDocuments)('rejects $name', ({ valid, broken }) => {
  expect(schema.issues(valid)).toEqual([]);
  expect(schema.issues(broken)).not.toEqual([]);
});

test('custom fields are more than XML Schema 1.0 can say', () => {
  const issues = schema.issues('<Project><name>n</name><size__c>XL</size__c></Project>');
  expect(issues).toHaveLength(1);
  expect(issues[0]).toContain('size__c');
});

describe('what the schema holds', () => {
  test.each([
    ['data types', 'data-types.xsd', '//xs:complexType[xs:complexContent or xs:all or @name="Login"]', 159],
    [
      'fields',
      'data-types.xsd',
      '//xs:complexType//xs:element[@name]|//xs:group[@name="PasswordCredentials"]//xs:element',
      2614,
    ],
    ['global elements of data types', 'data-types.xsd', '/xs:schema/xs:element', 158],
    ['commands', 'commands.xsd', '/xs:schema/xs:element', 18],
    ['answers', 'responses.xsd', '//xs:group[@name="CommandResponse"]//xs:element', 18],
    ['records', 'data-types.xsd', '//xs:group[@name="AddableRecord"]//xs:element', 153],
    ['names of records', 'simple-types.xsd', '//xs:simpleType[@name="AddableTypeName"]//xs:enumeration', 153],
  ])('%s', (_, file, xpath, count) => {
    const document = XmlDocument.fromBuffer(readFileSync(new URL(file, specification)));
    try {
      expect(document.find(xpath, { xs: 'http://www.w3.org/2001/XMLSchema' })).toHaveLength(count);
    } finally {
      document.dispose();
    }
  });
});
