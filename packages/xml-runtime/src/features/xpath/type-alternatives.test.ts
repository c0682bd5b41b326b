import { describe, expect, it } from 'vitest';
import * as xs from '../../datatypes/xs.js';
import { brief, holding, root, XSI } from '../../fixtures/documents.js';
import { satisfying } from '../../fixtures/mistakes/satisfying.js';
import { attributeOf, contextElement } from '../../fixtures/xpath-nodes.js';
import { parse } from '../../parse.js';
import { complexType } from '../../schema/define.js';
import type { ElementDescriptor, TypeAlternative, XPathExpression } from '../../schema/descriptor.js';
import { unbounded } from '../../schema/descriptor.js';
import { serialize } from '../../serialize.js';
import { validate } from '../../validate.js';
import { derivedTypes } from '../substitution/derived-types.js';
import { alternative, inheritable } from './define-assertions.js';

/** `@name = "value"` */
function attributeIs(name: string, value: string): XPathExpression {
  return satisfying(
    `@${name} = "${value}"`,
    (context) => attributeOf(contextElement(context), name) === value,
  );
}

const attributes = [
  { attribute: 'kind', type: xs.string },
  { attribute: 'lang', type: xs.string },
];
const text = complexType({
  name: 'text',
  attributes,
  content: { sequence: [{ element: 'text', type: xs.string }] },
});
const long = complexType({
  name: 'long',
  base: text,
  content: { sequence: [{ element: 'more', type: xs.string }] },
});
const withLong = complexType({ ...text, derivedTypes: derivedTypes(() => [long]) });
const number = complexType({ name: 'number', attributes, simpleContent: xs.int });
const isText = alternative({ test: attributeIs('kind', 'text'), type: () => withLong });
const isNumber = alternative({ test: attributeIs('kind', 'number'), type: number });
const declared = complexType({ name: 'declared', attributes });

function messages(alternatives: readonly TypeAlternative[], isInheritable = false): ElementDescriptor {
  const message = { element: 'm', type: declared, alternatives, minOccurs: 0, maxOccurs: unbounded };
  return holding(
    { sequence: [message] },
    {
      attributes: [{ attribute: 'lang', type: xs.string, ...(isInheritable && { inheritable }) }],
    },
  );
}

/** The value of a document, which is valid, and written as it was. */
function validValue(descriptor: ElementDescriptor, document: string): unknown {
  const value = parse(descriptor, document);
  expect(validate(descriptor, value)).toEqual([]);
  expect(serialize(descriptor, value)).toBe(document);
  return value;
}

describe('type alternatives', () => {
  it('choose the type by the attributes, and the declared one where none is true', () => {
    const document = '<r><m kind="number">1</m><m kind="text"><text>t</text></m><m kind="other"/><m/></r>';
    expect(validValue(messages([isText, isNumber]), document)).toEqual({
      m: [{ kind: 'number', $value: 1 }, { kind: 'text', text: 't' }, { kind: 'other' }, {}],
    });
  });

  it('choose the first that is true', () => {
    const both = messages([isNumber, { ...isNumber, type: withLong }]);
    expect(validValue(both, '<r><m kind="number">1</m></r>')).toEqual({ m: [{ kind: 'number', $value: 1 }] });
  });

  it('end with one for all other elements, if they do', () => {
    const otherwise = messages([isText, alternative({ type: number })]);
    expect(validValue(otherwise, '<r><m kind="other">1</m><m lang="en">2</m></r>')).toEqual({
      m: [
        { kind: 'other', $value: 1 },
        { lang: 'en', $value: 2 },
      ],
    });
    expect(brief(otherwise, '<r><m/></r>')).toEqual(['cvc-datatype-valid.1.2.1 1:4 /m/0/$value']);
  });

  it('hold elements and values to the type that they choose', () => {
    const descriptor = messages([isText, isNumber]);
    expect(brief(descriptor, '<r><m kind="text">1</m></r>')).not.toEqual([]);
    expect(brief(descriptor, '<r><m kind="number"><text>t</text></m></r>')).not.toEqual([]);
    expect(brief(descriptor, '<r><m>1</m></r>')).not.toEqual([]);
    expect(validate(descriptor, { m: [{ kind: 'number', text: 't' }] })).not.toEqual([]);
    expect(validate(descriptor, { m: [{ $value: 1 }] })).not.toEqual([]);
  });

  it('choose for global elements, too', () => {
    const descriptor = root(declared, { alternatives: [isNumber] });
    expect(validValue(descriptor, '<r kind="number">1</r>')).toEqual({ kind: 'number', $value: 1 });
  });

  it('see attributes without types, and no content', () => {
    const seen: unknown[] = [];
    const looking = satisfying('false()', (context) => {
      const { attributes, children, parent } = contextElement(context);
      seen.push({ children, parent, values: attributes.map((it) => it.typedValue()) });
      return false;
    });
    parse(messages([alternative({ test: looking, type: number })]), '<r lang="en"><m kind=" k "/></r>');
    expect(seen).toEqual([
      { children: [], parent: undefined, values: [[{ type: 'untypedAtomic', literal: ' k ' }]] },
    ]);
  });
});

describe('xsi:type beside type alternatives', () => {
  const descriptor = messages([isText, isNumber]);
  const typed = (kind: string, type: string, content: string): string =>
    `<r><m ${XSI} xsi:type="${type}" kind="${kind}">${content}</m></r>`;

  it('may name a type that is derived from the one they choose', () => {
    expect(parse(descriptor, typed('text', 'long', '<text>t</text><more>m</more>'))).toEqual({
      m: [{ $type: 'long', kind: 'text', text: 't', more: 'm' }],
    });
    expect(validate(descriptor, { m: [{ $type: 'long', kind: 'text', text: 't', more: 'm' }] })).toEqual([]);
  });

  it('may not name another one', () => {
    const document = typed('number', 'long', '<text>t</text><more>m</more>');
    expect(brief(descriptor, document)[0]).toMatch(/^cvc-elt\.4\.[23] 1:\d+ \/m\/0/);
    expect(
      validate(descriptor, { m: [{ $type: 'long', kind: 'number', text: 't', more: 'm' }] }),
    ).not.toEqual([]);
  });
});

describe('inherited attributes', () => {
  const other = { attribute: 'other', type: xs.string, inheritable } as const;
  const german = alternative({ test: attributeIs('lang', 'de'), type: number });

  it('are seen by the alternatives of elements below', () => {
    expect(validValue(messages([german], true), '<r lang="de"><m>1</m></r>')).toEqual({
      lang: 'de',
      m: [{ $value: 1 }],
    });
    expect(brief(messages([german], true), '<r lang="en"><m>1</m></r>')).not.toEqual([]);
    expect(validate(messages([german], true), { lang: 'en', m: [{ $value: 1 }] })).not.toEqual([]);
  });

  it('are those that are inheritable', () => {
    expect(brief(messages([german]), '<r lang="de"><m>1</m></r>')).not.toEqual([]);
    expect(validValue(messages([german]), '<r lang="de"><m/></r>')).toEqual({ lang: 'de', m: [{}] });
  });

  it('are not those that only have a default', () => {
    const message = { element: 'm', type: declared, alternatives: [german] };
    const attribute = { attribute: 'lang', type: xs.string, default: 'de' };
    const descriptor = holding({ sequence: [message] }, { attributes: [attribute, other] });
    expect(brief(descriptor, '<r other="o"><m/></r>')).toEqual([]);
  });

  it('are hidden by an attribute of the element itself', () => {
    const count = satisfying('count(@lang) = 1', (context) => {
      const { attributes } = contextElement(context);
      return attributes.filter(({ localName }) => localName === 'lang').length === 1;
    });
    const once = messages([alternative({ test: count, type: number })], true);
    expect(brief(once, '<r lang="de"><m lang="en">1</m></r>')).toEqual([]);
    expect(validValue(messages([german], true), '<r lang="de"><m lang="en"/><m>1</m></r>')).toEqual({
      lang: 'de',
      m: [{ lang: 'en' }, { $value: 1 }],
    });
  });

  it('reach through elements between, the nearest first, and end with their element', () => {
    const message = { element: 'm', type: declared, alternatives: [german], minOccurs: 0 };
    const lang = { attribute: 'lang', type: xs.string, inheritable } as const;
    const between = complexType({ content: { sequence: [message] }, attributes: [lang] });
    const outer = complexType({
      attributes: [{ ...lang, default: 'de' }],
      content: { sequence: [{ element: 'b', type: between, maxOccurs: unbounded }] },
    });
    const descriptor = holding({ sequence: [{ element: 'o', type: outer }, message] });
    const document = '<r><o><b><m>1</m></b><b lang="en"><m/></b><b><m>2</m></b></o><m/></r>';
    const value = parse(descriptor, document);
    expect(value).toMatchObject({
      o: { b: [{ m: { $value: 1 } }, { lang: 'en', m: {} }, { m: { $value: 2 } }] },
      m: {},
    });
    expect(validate(descriptor, value)).toEqual([]);
    expect(parse(descriptor, serialize(descriptor, value))).toEqual(value);
  });
});
