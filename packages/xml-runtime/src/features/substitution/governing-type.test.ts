import { describe, expect, it } from 'vitest';
import { enumeration } from '../../datatypes/facets/enumeration.js';
import { maxLength } from '../../datatypes/facets/lengths.js';
import { restriction } from '../../datatypes/restriction.js';
import { union } from '../../datatypes/union.js';
import * as xs from '../../datatypes/xs.js';
import { brief, holding, issues, root, schemaOf, XSI } from '../../fixtures/documents.js';
import { XmlError } from '../../issues/errors.js';
import { parse } from '../../parse.js';
import { complexType, element } from '../../schema/define.js';
import type {
  ComplexTypeDescriptor,
  ElementDescriptor,
  SchemaDescriptor,
  SimpleTypeDescriptor,
  TypeDescriptor,
} from '../../schema/descriptor.js';
import { unbounded } from '../../schema/descriptor.js';
import { serialize } from '../../serialize.js';
import { validate } from '../../validate.js';
import { anyAttribute } from '../wildcards/any.js';
import { anyTypeOf } from '../wildcards/any-type.js';
import { derivedTypes } from './derived-types.js';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';

const code: SimpleTypeDescriptor<string> = restriction({
  name: 'code',
  base: xs.string,
  derivedTypes: derivedTypes(() => [short, priced]),
});
const short: SimpleTypeDescriptor<string> = restriction({
  name: 'short',
  base: code,
  facets: [maxLength(2)],
});
const priced: ComplexTypeDescriptor = complexType({
  name: 'priced',
  simpleContent: code,
  attributes: [{ attribute: 'currency', type: xs.token, required: true }],
});
const either = union<number | string>({ name: 'either', memberTypes: [xs.int, xs.string] });
const types = [code, short, priced, either];
const schema = schemaOf({ types });

/** A root with children `a` of this type. */
function listing(type: TypeDescriptor, more: object = {}): ElementDescriptor {
  return holding({ sequence: [{ element: 'a', type, maxOccurs: unbounded, ...more }] });
}

function children(content: string): string {
  return `<r ${XS} ${XSI}>${content}</r>`;
}

function value(descriptor: ElementDescriptor, content: string, known?: SchemaDescriptor): unknown {
  return parse(descriptor, children(content), known && { schema: known });
}

/** What a round trip makes of the children. */
function again(descriptor: ElementDescriptor, content: string, known?: SchemaDescriptor): string {
  const read = value(descriptor, content, known);
  expect(validate(descriptor, read)).toEqual([]);
  return serialize(descriptor, read, { prefixes: { xs: XS.slice(10, -1), xsi: XSI.slice(11, -1) } })
    .replace(/^<r[^>]*>/, '')
    .replace('</r>', '');
}

describe('xsi:type on a simple type', () => {
  it('leaves the value what its declaration says, and is written again', () => {
    const content = '<a xsi:type="short">ab</a><a xsi:type="code">abc</a><a>abcd</a>';
    expect(value(listing(code), content)).toEqual({ a: ['ab', 'abc', 'abcd'] });
    expect(again(listing(code), content)).toBe(content);
  });

  it('decides what is valid', () => {
    expect(brief(listing(code), children('<a xsi:type="short">abc</a>'))).toEqual([
      'cvc-maxLength-valid 1:125 /a/0',
    ]);
  });

  it('may name a complex type with simple content', () => {
    const content = '<a xsi:type="priced" currency="EUR">5</a>';
    expect(value(listing(code), content)).toEqual({ a: ['5'] });
    expect(again(listing(code), content)).toBe(content);
    expect(brief(listing(code), children('<a xsi:type="priced">5</a>'))).toEqual([
      'cvc-complex-type.4 1:102 /a/0/currency',
    ]);
  });

  it('may name a built-in type where the schema is known', () => {
    const content = '<a xsi:type="xs:byte">5</a><a xsi:type="xs:integer">500</a>';
    expect(value(listing(xs.integer), content, schema)).toEqual({ a: [5n, 500n] });
    expect(again(listing(xs.integer), content, schema)).toBe(content);
    expect(issues(listing(xs.integer), children(content))).toMatchObject([{ rule: 'cvc-elt.4.3' }]);
  });

  it('may name any simple type where the declared one is the ur-type', () => {
    const content = '<a xsi:type="xs:double">1</a><a xsi:type="xs:QName">xs:x</a><a xsi:type="short">a</a>';
    expect(value(listing(xs.anySimpleType), content, schema)).toEqual({ a: ['1', 'xs:x', 'a'] });
    expect(again(listing(xs.anySimpleType), content, schema)).toBe(content);
  });

  it('may name a member of a union, or what is derived from it', () => {
    const content = '<a xsi:type="xs:string">5</a><a xsi:type="short">ab</a><a xsi:type="either">7</a>';
    expect(value(listing(either), content, schema)).toEqual({ a: [5, 'ab', 7] });
    expect(again(listing(either), content, schema)).toBe(content);
  });

  it('may name a member of a union of unions and of what restricts it without facets, with no schema at hand', () => {
    const wide = restriction({
      name: 'wide',
      base: union<unknown>({ name: 'around', memberTypes: [xs.date, () => either] }),
      derivedTypes: derivedTypes(() => []),
    });
    const content =
      '<a xsi:type="xs:string">5</a><a xsi:type="either">ab</a><a xsi:type="xs:date">2026-01-01</a>';
    expect(again(listing(wide), content)).toBe(content);
    expect(parseIssues(listing(wide), children('<a xsi:type="xs:int">x</a>'))).toEqual([
      'cvc-datatype-valid.1.2.1',
    ]);
    expect(parseIssues(listing(wide), children('<a xsi:type="xs:duration">P1D</a>'))).toEqual([
      'cvc-elt.4.3',
    ]);
    const narrow = restriction({ name: 'narrow', base: either, facets: [enumeration(['1', 'a'])] });
    expect(parseIssues(listing(narrow), children('<a xsi:type="xs:string">a</a>'), schema)).toEqual([
      'cvc-elt.4.3',
    ]);
  });

  it('has to name a type that is derived from the declared one', () => {
    const wrong = (name: string): unknown =>
      parseIssues(listing(short), children(`<a xsi:type="${name}">a</a>`), schema);
    expect(wrong('code')).toEqual(['cvc-elt.4.3']);
    expect(wrong('xs:int')).toEqual(['cvc-elt.4.3']);
    expect(wrong('nobody')).toEqual(['cvc-elt.4.2']);
  });

  it('is forgotten when the value changes', () => {
    const read = value(listing(code), '<a xsi:type="short">ab</a><a xsi:type="short">cd</a>') as {
      a: string[];
    };
    read.a[0] = 'abc';
    expect(serialize(listing(code), read, { prefixes: { xsi: XSI.slice(11, -1) } })).toContain(
      '<a>abc</a><a xsi:type="short">cd</a>',
    );
  });

  it('goes with nil', () => {
    const content = '<a xsi:type="short" xsi:nil="true"/><a xsi:nil="false">abc</a>';
    expect(value(listing(code, { nillable: true }), content)).toEqual({ a: [null, 'abc'] });
    expect(again(listing(code, { nillable: true }), content)).toBe(content);
  });

  it('may be blocked', () => {
    const blocking = listing(code, { block: ['restriction'] });
    expect(issues(blocking, children('<a xsi:type="short">a</a>'))).toMatchObject([{ rule: 'cvc-elt.4.3' }]);
    expect(again(blocking, '<a xsi:type="priced" currency="EUR">5</a>')).toContain('priced');
  });
});

describe('xsi:type on a complex type', () => {
  const base: ComplexTypeDescriptor = complexType({
    name: 'base',
    derivedTypes: derivedTypes(() => [longer, shorter]),
  });
  const longer: ComplexTypeDescriptor = complexType({
    name: 'longer',
    base,
    attributes: [{ attribute: 'x', type: xs.int }],
  });
  const shorter = complexType({ name: 'shorter', base, derivation: 'restriction' });

  it('is written again where it names the declared type', () => {
    const content = '<a xsi:type="base"/><a/><a xsi:type="longer" x="1"/>';
    expect(value(listing(base), content)).toEqual({ a: [{}, {}, { $type: 'longer', x: 1 }] });
    expect(again(listing(base), content)).toBe(content);
  });

  it('may be blocked by the element', () => {
    const blocking = listing(base, { block: ['extension'] });
    expect(issues(blocking, children('<a xsi:type="longer"/>'))).toMatchObject([{ rule: 'cvc-elt.4.3' }]);
    expect(value(blocking, '<a xsi:type="shorter"/>')).toEqual({ a: [{ $type: 'shorter' }] });
    expect(validate(blocking, { a: [{ $type: 'longer' }] })).toMatchObject([
      { rule: 'cvc-elt.4.3', path: ['a', 0, '$type'] },
    ]);
  });

  it('may be blocked by the type', () => {
    const closed = complexType({ name: 'closed', block: ['extension'] });
    const wider = complexType({ name: 'wider', base: closed });
    const known = schemaOf({ types: [closed, wider] });
    expect(parseIssues(listing(closed), children('<a xsi:type="wider"/>'), known)).toEqual(['cvc-elt.4.3']);
  });

  it('goes with nil', () => {
    const content = '<a xsi:type="longer" xsi:nil="true" x="1"/>';
    const nillable = listing(base, { nillable: true });
    expect(value(nillable, content)).toEqual({ a: [{ $type: 'longer', $nil: true, x: 1 }] });
    expect(again(nillable, content)).toBe(content);
  });
});

describe('an element of the ur-type', () => {
  const known: SchemaDescriptor = schemaOf({
    types: [...types, complexType({ name: 'point', attributes: [{ attribute: 'x', type: xs.int }] })],
    elements: [element({ name: 'n', namespaceURI: '', type: xs.int })],
    attributes: [element({ name: 'm', namespaceURI: '', type: xs.int })],
  });
  const any = listing(
    anyTypeOf(() => known),
    { nillable: true },
  );

  it('is assessed laxly', () => {
    expect(
      issues(any, children('<a m="x"><b m="1"><n>y</n></b></a>')).map(({ path }) => path.join('/')),
    ).toEqual(['a/0/$attributes/0', 'a/0/$content/0/$any/children/0']);
    const attribute = issues(any, children('<a><b m="x"/></a>'));
    expect(attribute).toMatchObject([
      { rule: 'cvc-datatype-valid.1.2.1', path: ['a', 0, '$content', 0, '$any'] },
    ]);
  });

  it('is assessed by what xsi:type names', () => {
    expect(again(any, '<a xsi:type="point" x="1"/>')).toBe('<a xsi:type="point" x="1"/>');
    expect(value(any, '<a xsi:type="xs:int">5</a>')).toEqual({ a: [{ $type: 'int', $content: ['5'] }] });
    expect(brief(any, children('<a xsi:type="point" x="y"/>'))).toEqual([
      'cvc-datatype-valid.1.2.1 1:102 /a/0',
    ]);
    expect(issues(any, children('<a xsi:type="nobody"/>'))).toMatchObject([{ rule: 'cvc-elt.4.2' }]);
  });

  it('is validated by what $type names', () => {
    expect(validate(any, { a: [{ $type: 'int', $content: ['x'] }] })).toMatchObject([
      { rule: 'cvc-datatype-valid.1.2.1' },
    ]);
    expect(validate(any, { a: [{ $type: '{}nobody', $content: [] }] })).toMatchObject([
      { rule: 'cvc-elt.4.2' },
    ]);
  });

  it('may be nil, with a type', () => {
    const content = '<a xsi:nil="true"/><a xsi:type="xs:int" xsi:nil="true"/>';
    expect(value(any, content)).toEqual({ a: [{ $nil: true }, { $type: 'int', $nil: true }] });
    expect(again(any, content)).toBe(content);
  });

  it('keeps the prefixes of what looks like a qualified name', () => {
    const text = '<r><a xmlns:p="urn:p" at="p:b">p:a</a></r>';
    const written = '<r xmlns:p="urn:p"><a at="p:b">p:a</a></r>';
    expect(serialize(any, parse(any, text))).toBe(written);
    expect(serialize(any, parse(any, written))).toBe(written);
  });
});

describe('an element that a strict wildcard admits', () => {
  const strict = holding({
    sequence: [
      { any: anyAttribute({ namespaces: '##any', processContents: 'strict', schema: () => schema }) },
    ],
  });

  it('needs a declaration, or a type', () => {
    expect(issues(strict, children('<b xsi:type="short">ab</b>'))).toEqual([]);
    expect(issues(strict, children('<b xsi:type="short">abc</b>'))).toMatchObject([
      { rule: 'cvc-maxLength-valid' },
    ]);
    expect(issues(strict, children('<b xsi:type="nobody"/>'))).toMatchObject([
      { rule: 'cvc-complex-type.2.4.c' },
    ]);
  });
});

describe('hints where schemas are', () => {
  it('are kept with objects', () => {
    const empty = root(complexType({}));
    const text = `<r ${XSI} xsi:noNamespaceSchemaLocation="r.xsd"/>`;
    expect(serialize(empty, parse(empty, text))).toBe(text);
  });

  it('have to be URI references, and are the only others that xsi has', () => {
    const empty = root(complexType({}));
    expect(issues(empty, `<r ${XSI} xsi:schemaLocation="urn:r %zz"/>`)).toMatchObject([
      { rule: 'cvc-datatype-valid.1.2.1', found: '%zz' },
    ]);
    expect(issues(empty, `<r ${XSI} xsi:other=""/>`)).toMatchObject([{ rule: 'cvc-complex-type.3.2.2' }]);
  });
});

function parseIssues(descriptor: ElementDescriptor, text: string, known?: SchemaDescriptor): unknown {
  try {
    return parse(descriptor, text, known && { schema: known });
  } catch (error) {
    if (error instanceof XmlError) return error.issues.map(({ rule }) => rule);
    throw error;
  }
}
