import {
  alternative,
  any,
  assertion,
  assertions,
  complexType,
  type ElementDescriptor,
  element,
  formatValue,
  inheritable,
  makeSchema,
  parse,
  restriction,
  serialize,
  unbounded,
  validate,
  XmlValidationError,
  xs,
} from '@proj/xml-runtime';
import { describe, expect, it } from 'vitest';
import { compileXPath } from './compile.js';

const namespaces = { xs: 'http://www.w3.org/2001/XMLSchema' };
const holds = (test: string) => assertion({ test, namespaces, compile: compileXPath });

/** The rules and the paths of the issues of a document. */
function issuesOf(descriptor: ElementDescriptor, document: string): readonly string[] {
  try {
    parse(descriptor, document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidationError)) throw error;
    return error.issues.map(({ rule, path, line, column }) => `${rule} ${path.join('.')} ${line}:${column}`);
  }
}

const item = complexType({
  simpleContent: xs.decimal,
  attributes: [{ attribute: 'limit', type: xs.int, default: '10' }],
  assertions: [holds('$value le @limit')],
});

const order = complexType({
  content: {
    sequence: [
      { element: 'item', type: item, maxOccurs: unbounded },
      { element: 'total', type: xs.decimal, nillable: true },
      any({ namespaces: '##any', processContents: 'lax' }, 0),
    ],
  },
  assertions: [holds('nilled(total) or total = sum(item)'), holds('count(*) eq count(item) + 1 or note')],
});

const root = element({ name: 'order', namespaceURI: '', type: order });

describe('assertions in documents', () => {
  it.each([
    '<order><item>0.1</item><item>0.20</item><total>0.3</total></order>',
    '<order><item limit="20">11</item><total>11.0</total></order>',
    '<order><item>1</item><total xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></order>',
    '<order><item>1</item><total>1</total><note>n</note></order>',
  ])('admit %s, which is written again', (document) => {
    const value = parse(root, document);
    expect(validate(root, value)).toEqual([]);
    expect(parse(root, serialize(root, value))).toEqual(value);
  });

  it.each([
    ['<order><item>0.1</item><total>0.11</total></order>', 'cvc-assertion  1:1'],
    ['<order><item>11</item><total>11</total></order>', 'cvc-assertion item.0 1:8'],
    ['<order><item>1</item><total>1</total><other/></order>', 'cvc-assertion  1:1'],
  ])('refuse %s', (document, issue) => {
    expect(issuesOf(root, document)).toEqual([issue]);
  });

  it('say what they ask for', () => {
    expect(validate(root, { item: [{ $value: '11' }], total: '11' })).toMatchObject([
      { rule: 'cvc-assertion', path: ['item', 0], expected: '$value le @limit' },
    ]);
    expect(() => serialize(root, { item: [{ $value: '1' }], total: '2' })).toThrow('nilled(total)');
  });

  it('are silent about what is invalid already', () => {
    expect(issuesOf(root, '<order><item>x</item><total>1</total></order>')).toHaveLength(1);
  });

  it('see nothing outside of their element, and no type of it', () => {
    const inner = complexType({
      simpleContent: xs.int,
      assertions: [holds('empty(..) and not(data(.) instance of xs:int) and $value instance of xs:int')],
    });
    const outer = complexType({
      content: { sequence: [{ element: 'a', type: inner }] },
      assertions: [holds('data(a) instance of xs:int and a/.. is .')],
    });
    expect(issuesOf(element({ name: 'e', namespaceURI: '', type: outer }), '<e><a>1</a></e>')).toEqual([]);
  });

  it('hold in elements that wildcards admit', () => {
    const anyOrder = complexType({
      content: {
        sequence: [any({ namespaces: '##any', processContents: 'strict', schema: () => schema })],
      },
      assertions: [holds('order/total gt 1')],
    });
    const schema = makeSchema({ elements: () => [root], attributes: () => [], types: () => [] });
    const holder = element({ name: 'any', namespaceURI: '', type: anyOrder });
    const document = (total: string): string =>
      `<any><order><item>${total}</item><total>${total}</total></order></any>`;
    expect(issuesOf(holder, document('9'))).toEqual([]);
    expect(issuesOf(holder, document('1'))).toEqual(['cvc-assertion  1:1']);
    expect(issuesOf(holder, document('11'))).toHaveLength(1);
    const value = parse(holder, document('9'));
    expect(parse(holder, serialize(holder, value))).toEqual(value);
  });
});

describe('assertions as facets', () => {
  const even = restriction<number>({ base: xs.int, facets: [assertions(holds('$value mod 2 = 0'))] });

  it('look at the value', () => {
    expect(even.parse(' 4 ')).toBe(4);
    expect(() => even.parse('3')).toThrow('$value mod 2 = 0');
    expect(() => formatValue(even, 3)).toThrow('$value mod 2 = 0');
  });

  it('have no context item', () => {
    const type = restriction<string>({ base: xs.string, facets: [assertions(holds('. = "a"'))] });
    expect(() => type.parse('a')).toThrow('XPDY0002');
  });
});

describe('type alternatives in documents', () => {
  const attributes = [{ attribute: 'kind', type: xs.string }];
  const text = complexType({ attributes, content: { sequence: [{ element: 'text', type: xs.string }] } });
  const number = complexType({ attributes, simpleContent: xs.int });
  const message = {
    element: 'message',
    type: complexType({ attributes }),
    minOccurs: 0,
    maxOccurs: unbounded,
    alternatives: [
      alternative({ test: holds('@kind = "text"'), type: text }),
      alternative({ test: holds('@kind = ("number", "count")'), type: number }),
      alternative({ test: holds('@lang = "en"'), type: xs.boolean }),
    ],
  };
  const messages = element({
    name: 'messages',
    namespaceURI: '',
    type: complexType({
      attributes: [{ attribute: 'lang', type: xs.string, inheritable }],
      content: { sequence: [message] },
    }),
  });

  it.each([
    [
      '<messages><message kind="text"><text>t</text></message><message kind="count">1</message><message/></messages>',
      { message: [{ kind: 'text', text: 't' }, { kind: 'count', $value: 1 }, {}] },
    ],
    ['<messages lang="en"><message>true</message></messages>', { lang: 'en', message: [true] }],
  ])('choose the types in %s', (document, value) => {
    expect(parse(messages, document)).toEqual(value);
    expect(serialize(messages, value)).toBe(document);
  });

  it.each([
    '<messages><message kind="text">1</message></messages>',
    '<messages><message>true</message></messages>',
    '<messages lang="de"><message>true</message></messages>',
  ])('refuse %s', (document) => {
    expect(issuesOf(messages, document)).not.toEqual([]);
  });

  it('refuse a value of a type that its attributes do not choose', () => {
    expect(validate(messages, { message: [{ kind: 'count', text: 't' }] })).not.toEqual([]);
    expect(validate(messages, { lang: 'de', message: [true] })).not.toEqual([]);
  });
});

describe('assertions about prefixes', () => {
  const type = complexType({
    attributes: [{ attribute: 'name', type: xs.string }],
    assertions: [holds('resolve-QName(@name, .) = QName("urn:p", "n") and in-scope-prefixes(.) = "p"')],
  });
  const root = element({ name: 'e', namespaceURI: '', type });

  it('hold in the document that is written', () => {
    const value = parse(root, '<e xmlns:p="urn:p" name="p:n"/>');
    expect(parse(root, serialize(root, value))).toEqual(value);
  });
});
