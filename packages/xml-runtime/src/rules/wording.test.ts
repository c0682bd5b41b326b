import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { makeSchema } from '../features/substitution/derived-types.js';
import { schemaOf, XSI } from '../fixtures/documents.js';
import { XmlValidationError } from '../issues/errors.js';
import { parse } from '../parse.js';
import { parseDocument } from '../parse-document.js';
import { complexType, element } from '../schema/define.js';
import type { ElementDescriptor } from '../schema/descriptor.js';
import { serialize } from '../serialize.js';

/** A root in `urn:a` with children `id` and `at`: the namespace of the children is that of their form. */
function order(form: 'qualified' | 'unqualified'): ElementDescriptor {
  const namespaceURI = form === 'qualified' ? 'urn:a' : '';
  return element({
    name: 'order',
    namespaceURI: 'urn:a',
    type: complexType({
      attributes: [{ attribute: 'unit', type: xs.string }],
      content: {
        sequence: [
          { element: 'id', namespaceURI, type: xs.string },
          { element: 'at', namespaceURI, type: xs.string, minOccurs: 0 },
        ],
      },
    }),
  });
}

function messages(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof XmlValidationError) return error.issues.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe('messages about names', () => {
  it('leave out namespaces where all names are of one, or all of none', () => {
    const qualified = '<order xmlns="urn:a"><at/></order>';
    expect(messages(() => parse(order('qualified'), qualified))).toEqual([
      "The element 'at' cannot stand here. Expected: 'id'.",
    ]);
    const unqualified = '<a:order xmlns:a="urn:a"><at/></a:order>';
    expect(messages(() => parse(order('unqualified'), unqualified))).toEqual([
      "The element 'at' cannot stand here. Expected: 'id'.",
    ]);
  });

  it('say all namespaces where they differ, absent ones too', () => {
    const other = '<order xmlns="urn:a"><at xmlns="urn:b"/></order>';
    expect(messages(() => parse(order('qualified'), other))[0]).toMatch(
      /^The element 'at' in namespace 'urn:b' cannot stand here. Expected: 'id' in namespace 'urn:a'\.$/,
    );
  });

  it('say that the root forgot its namespace', () => {
    const sentence = `The root element has to be 'order' in namespace 'urn:a', not 'order' in no namespace. Only the namespace is missing: it has to be 'urn:a', by xmlns="urn:a" or a prefix.`;
    expect(messages(() => parse(order('qualified'), '<order><id/></order>'))).toEqual([sentence]);
  });

  it('say that the root is in another namespace, also by a whole schema', () => {
    const document = '<order xmlns="urn:A"><id/></order>';
    const advice = `Only the namespace is wrong: it has to be 'urn:a', by xmlns="urn:a" or a prefix.`;
    expect(messages(() => parse(order('qualified'), document))).toEqual([
      `The root element has to be 'order' in namespace 'urn:a', not 'order' in namespace 'urn:A'. ${advice}`,
    ]);
    const schema = schemaOf({ elements: [order('qualified')] });
    expect(messages(() => parseDocument(schema, document))).toEqual([
      `The schema declares no element 'order' in namespace 'urn:A', and the root does not say with xsi:type what it is. ${advice}`,
    ]);
  });

  it('say that a qualified child has no namespace', () => {
    const document = '<a:order xmlns:a="urn:a"><id/></a:order>';
    expect(messages(() => parse(order('qualified'), document))).toEqual([
      `The element 'id' in no namespace cannot stand here. Expected: 'id' in namespace 'urn:a'. Only the namespace is missing: it has to be 'urn:a', by xmlns="urn:a" or a prefix.`,
    ]);
  });

  it.each([
    ['a default namespace', '<order xmlns="urn:a"><id/></order>'],
    ['a prefix', '<a:order xmlns:a="urn:a"><a:id/></a:order>'],
  ])('say that an unqualified child has a namespace, by %s', (_, document) => {
    expect(messages(() => parse(order('unqualified'), document))).toEqual([
      `The element 'id' in namespace 'urn:a' cannot stand here. Expected: 'id' in no namespace. Only the namespace is wrong: the element has to have no prefix, and xmlns="" where a default namespace is in scope.`,
    ]);
  });

  it('say that an attribute has a prefix that it must not have', () => {
    const document = '<a:order xmlns:a="urn:a" a:unit="m"><id/></a:order>';
    expect(messages(() => parse(order('unqualified'), document))).toEqual([
      "The attribute 'unit' in namespace 'urn:a' is not declared here. 'unit' in no namespace is: write it without a prefix.",
    ]);
  });

  it('keep the names of a hostile document short', () => {
    const document = `<order xmlns="urn:a"><${'x'.repeat(5000)}/></order>`;
    const [message = ''] = messages(() => parse(order('qualified'), document));
    expect(message.length).toBeLessThan(400);
  });
});

describe('messages about types', () => {
  const base = complexType({ name: 'Base', namespaceURI: 'urn:a', abstract: true });
  const blocked = complexType({
    name: 'Blocked',
    namespaceURI: 'urn:a',
    base: () => base,
    derivation: 'restriction',
  });
  const abstract = complexType({ name: 'Abstract', namespaceURI: 'urn:a', base: () => base, abstract: true });
  const stranger = complexType({ name: 'Stranger', namespaceURI: 'urn:b' });
  const root = element({ name: 'r', namespaceURI: 'urn:a', type: base, block: ['restriction'] });
  const schema = makeSchema({
    elements: () => [root],
    attributes: () => [],
    types: () => [base, blocked, abstract, stranger],
  });
  const typed = (name: string): string =>
    `<a:r xmlns:a="urn:a" xmlns:b="urn:b" xmlns:xs="http://www.w3.org/2001/XMLSchema" ${XSI} xsi:type="${name}"/>`;
  const firstMessage = (name: string): string | undefined =>
    messages(() => parseDocument(schema, typed(name)))[0];

  it('tell a type that is known from one that is not', () => {
    expect(firstMessage('b:Stranger')).toBe(
      "The type 'Stranger' in namespace 'urn:b' is not derived from 'Base' in namespace 'urn:a'.",
    );
    expect(firstMessage('b:Nobody')).toBe("The schema has no type 'Nobody' in namespace 'urn:b'.");
    expect(firstMessage('xs:int')).toBe(
      "The schema has no type 'int' in namespace 'http://www.w3.org/2001/XMLSchema'. It has the built-in types that it refers to; builtInTypes in the configuration of the generator adds the others.",
    );
  });

  it('say that nobody knows, where there is no schema', () => {
    expect(messages(() => parse(root, typed('a:Other')))[0]).toBe(
      "Among the types that are derived from 'Base', there is no 'Other'.",
    );
  });

  it('say that a type is blocked, and that one is abstract', () => {
    expect(firstMessage('a:Blocked')).toBe(
      "The type 'Blocked' cannot stand for 'Base': types derived by restriction are blocked here.",
    );
    expect(firstMessage('a:Abstract')).toBe(
      "The type 'Abstract' in namespace 'urn:a' is abstract; xsi:type has to name one derived from it.",
    );
  });

  it('are the same of a value', () => {
    const written = messages(() => serialize(root, { $type: '{urn:b}Stranger' }));
    expect(written[0]).toBe(
      "Among the types that are derived from 'Base' in namespace 'urn:a', there is no 'Stranger' in namespace 'urn:b'.",
    );
  });
});
