import { type ElementDescriptor, parse, serialize, XmlError } from '@proj/xml-runtime';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import * as generated from '../src/generated/schema/index.js';
import { goldenDocuments, notDocuments } from './golden.js';
import { mutatedDocuments } from './mutations.js';
import { loadOpenAirSchema } from './openair-schema.js';
import { acceptedDocuments, brokenDocuments } from './sample-documents.js';
import { treeOf } from './xml-tree.js';

const schema = loadOpenAirSchema();
afterAll(() => schema[Symbol.dispose]());

const exported: readonly unknown[] = Object.values(generated);
const descriptors = new Map(exported.filter(isElementDescriptor).map((element) => [element.name, element]));

const validDocuments = [
  ...goldenDocuments.filter(({ name }) => !(name in notDocuments)),
  ...Object.entries(acceptedDocuments).map(([name, xml]) => ({ name, xml })),
];

function isElementDescriptor(value: unknown): value is ElementDescriptor {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'element';
}

/** The descriptor of the element that a document starts with. */
function descriptorOf(xml: string): ElementDescriptor | undefined {
  const name = /<([\w.-]+)/.exec(xml)?.[1];
  return name === undefined ? undefined : descriptors.get(name);
}

function isAccepted(xml: string): boolean {
  const descriptor = descriptorOf(xml);
  if (descriptor === undefined) return false;
  try {
    parse(descriptor, xml);
    return true;
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
}

function roundTrip(xml: string): string {
  const descriptor = descriptorOf(xml);
  if (descriptor === undefined) throw new Error(`no descriptor for ${xml}`);
  return serialize(descriptor, parse(descriptor, xml));
}

test('there is a codec for each global element: data types, commands, request and response', () => {
  expect(descriptors.size).toBe(158 + 18 + 2);
});

describe('documents that are valid', () => {
  test.each(validDocuments)('$name', ({ xml }) => {
    expect(treeOf(roundTrip(xml))).toEqual(treeOf(xml));
    expect(schema.issues(roundTrip(xml))).toEqual([]);
  });
});

test.each(brokenDocuments)('rejects $name', ({ valid, broken }) => {
  expect(isAccepted(valid)).toBe(true);
  expect(isAccepted(broken)).toBe(false);
});

/** libxml2 does not know custom fields. */
const withoutCustomFields = validDocuments.map(({ xml }) => xml).filter((xml) => !xml.includes('__c'));

describe('documents that are changed at random', () => {
  const documents = mutatedDocuments(withoutCustomFields);

  test('codecs and libxml2 agree on them', () => {
    fc.assert(
      fc.property(documents, (xml) => {
        const issues = schema.issues(xml);
        expect(isAccepted(xml), issues.join('\n')).toBe(issues.length === 0);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test('those that are valid survive being read and written', () => {
    const valid = documents.filter(isAccepted);
    fc.assert(
      fc.property(valid, (xml) => {
        expect(treeOf(roundTrip(xml))).toEqual(treeOf(xml));
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('custom fields', () => {
  const project = '<Project><size__c>XL</size__c><name>n</name><Colour_2__c/><id>1</id></Project>';

  test('keep their names and their places', () => {
    expect(treeOf(roundTrip(project))).toEqual(treeOf(project));
  });

  test('are properties', () => {
    const { ProjectElement } = generated;
    expect(parse(ProjectElement, project)).toEqual({ size__c: 'XL', name: 'n', Colour_2__c: '', id: '1' });
  });

  test.each([
    '<Project><size>XL</size></Project>',
    '<Project><size__C>XL</size__C></Project>',
    '<Project><size__c><x/></size__c></Project>',
    '<Date><size__c>XL</size__c></Date>',
    '<Approval><size__c>XL</size__c></Approval>',
    '<Login><access_token>t</access_token><size__c>XL</size__c></Login>',
  ])('%s is rejected', (xml) => {
    expect(isAccepted(xml)).toBe(false);
  });
});
