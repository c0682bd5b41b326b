import { describe, expect, it } from 'vitest';
import * as xs from './datatypes/xs.js';
import { repeat } from './features/counting/repeat.js';
import { tolerant } from './features/tolerant/tolerant.js';
import { brief, holding, issues, root } from './fixtures/documents.js';
import { XmlSyntaxError, XmlValidationError } from './issues/errors.js';
import { parse } from './parse.js';
import { complexType } from './schema/define.js';
import type { ComplexTypeDescriptor, Particle } from './schema/descriptor.js';
import { unbounded } from './schema/descriptor.js';

const string = xs.string;

describe('elements', () => {
  const gpx = holding({
    sequence: [
      { element: 'name', type: string, minOccurs: 0 },
      { element: 'point', type: () => point, minOccurs: 0, maxOccurs: unbounded },
    ],
  });
  const point = complexType({
    attributes: [
      { attribute: 'lat', type: xs.decimal, required: true },
      { attribute: 'lon', type: () => xs.decimal },
      { attribute: 'unit', type: string, default: 'deg' },
    ],
    content: { sequence: [{ element: 'ele', type: xs.int, minOccurs: 0 }] },
  });

  it('become properties, in document order', () => {
    const value = parse(
      gpx,
      '<r>\n <name>tour</name><point lon="2" lat="1.50"><ele> 7 </ele></point><point lat="3"/></r>',
    );
    expect(value).toEqual({
      name: 'tour',
      point: [
        { lat: '1.50', lon: '2', unit: 'deg', ele: 7 },
        { lat: '3', unit: 'deg' },
      ],
    });
    expect(Object.keys((value as { point: object[] }).point[0] ?? {})).toEqual(['lon', 'lat', 'unit', 'ele']);
  });

  it('report everything that is wrong, in document order', () => {
    const input = '<r><point lat="x" lot="1"/>\n<name>n</name><point><ele>1.5</ele><elf/></point></r>';
    expect(issues(gpx, input)).toEqual([
      {
        rule: 'cvc-datatype-valid.1.2.1',
        message: expect.any(String),
        path: ['point', 0, 'lat'],
        line: 1,
        column: 11,
        expected: 'a decimal number',
        found: 'x',
      },
      {
        rule: 'cvc-complex-type.3.2.2',
        message: "The attribute 'lot' is not declared here.",
        path: ['point', 0],
        line: 1,
        column: 19,
        expected: 'lat, lon, unit',
        found: 'lot',
      },
      {
        rule: 'cvc-complex-type.2.4.a',
        message: "The element 'name' cannot stand here. Expected: 'point'.",
        path: ['name'],
        line: 2,
        column: 1,
        expected: 'point',
        found: 'name',
      },
      {
        rule: 'cvc-complex-type.4',
        message: "The attribute 'lat' is missing.",
        path: ['point', 1, 'lat'],
        line: 2,
        column: 15,
        expected: 'lat',
      },
      {
        rule: 'cvc-datatype-valid.1.2.1',
        message: expect.any(String),
        path: ['point', 1, 'ele'],
        line: 2,
        column: 30,
        expected: expect.any(String),
        found: '1.5',
      },
      {
        rule: 'cvc-complex-type.2.4.d',
        message: "The element 'elf' cannot stand here. Expected: the end of the parent element.",
        path: ['point', 1],
        line: 2,
        column: 36,
        expected: 'the end of the parent element',
        found: 'elf',
      },
    ]);
  });

  it('throw one error for all issues, whose message names the first places', () => {
    expect(() => parse(gpx, '<r><point/><bad/></r>')).toThrow(XmlValidationError);
    expect(() => parse(gpx, '<r><point/><bad/></r>')).toThrow(
      "1:4: cvc-complex-type.4: The attribute 'lat' is missing. (at point.0.lat)",
    );
  });

  it('stop at maxIssues', () => {
    const input = `<r>${'<point/>'.repeat(500)}</r>`;
    expect(issues(gpx, input)).toHaveLength(100);
    expect(issues(gpx, input, { maxIssues: 3 })).toHaveLength(3);
    expect(() => parse(gpx, '<r/>', { maxIssues: 0 })).toThrow(TypeError);
  });

  it('are not looked at where the document is not well-formed', () => {
    expect(() => parse(gpx, '<r><bad></r>')).toThrow(XmlSyntaxError);
    expect(() => parse(gpx, '<r/><r/>')).toThrow(XmlSyntaxError);
    expect(() => parse(gpx, '<r/>', { maxBytes: 3 })).toThrow(XmlSyntaxError);
  });

  it('are told apart by namespace', () => {
    const typed = holding({ sequence: [{ element: 'a', namespaceURI: 'urn:1', type: string }] });
    expect(parse(typed, '<r xmlns:p="urn:1"><p:a>x</p:a></r>')).toEqual({ a: 'x' });
    expect(brief(typed, '<r><a>x</a></r>')).toEqual(['cvc-complex-type.2.4.a 1:4 /']);
    expect(brief(typed, '<r xmlns="urn:1"/>')).toEqual(['cvc-elt.1 1:1 /']);
  });
});

describe('the root', () => {
  it('has to be the element that was asked for', () => {
    expect(issues(root(string), '<s/>')).toMatchObject([{ rule: 'cvc-elt.1', expected: 'r', found: 's' }]);
  });

  it('may have a simple type, whose text is the value', () => {
    expect(parse(root(xs.int), ' <r>1<!-- c -->2</r><?pi?>')).toBe(12);
  });

  it('cannot be abstract', () => {
    expect(brief(root(string, { abstract: true }), '<r/>')).toEqual(['cvc-elt.2 1:1 /']);
  });
});

describe('names that objects inherit', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it('are own properties like any other', () => {
    const type = complexType({
      attributes: [{ attribute: 'valueOf', type: string }],
      content: {
        sequence: names.map(
          (name): Particle => ({
            element: name,
            type: string,
            maxOccurs: name === 'toString' ? unbounded : 1,
          }),
        ),
      },
    });
    const input = `<r valueOf="v">${names.map((name) => `<${name}>${name}</${name}>`).join('')}</r>`;
    const value = parse(root(type), input) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value)).toEqual([
      ['valueOf', 'v'],
      ['__proto__', '__proto__'],
      ['constructor', 'constructor'],
      ['toString', ['toString']],
      ['hasOwnProperty', 'hasOwnProperty'],
    ]);
  });
});

describe('what the schema does not know', () => {
  const descriptor = holding(
    {
      sequence: [
        { element: 'a', type: string },
        { element: 'b', type: xs.int, minOccurs: 0 },
      ],
    },
    { attributes: [{ attribute: 'id', type: xs.int }] },
  );
  const document = '<r id="1" new="2"><x><y/></x><a>t<i/>u</a><z/><b>3</b></r>';

  it('is an error', () => {
    expect(brief(descriptor, document)).toEqual([
      'cvc-complex-type.3.2.2 1:11 /',
      'cvc-complex-type.2.4.a 1:19 /',
      'cvc-type.3.1.2 1:34 /a',
      'cvc-complex-type.2.4.a 1:43 /',
    ]);
  });

  it('are kept by a tolerant reader', () => {
    const heard: string[] = [];
    const value = parse(descriptor, document, {
      tolerant,
      onIssue: ({ found, line, column, rule, path }) =>
        heard.push(`${found} ${line}:${column} ${rule} ${path.join('/')}`),
    });
    expect(value).toEqual({ id: 1, new: '2', x: { y: '' }, a: 't<i/>u', z: '', b: 3 });
    expect(heard).toEqual([
      'new 1:11 cvc-complex-type.3.2.2 new',
      'x 1:19 cvc-complex-type.2.4.a x',
      'i 1:34 cvc-type.3.1.2 a',
      'z 1:43 cvc-complex-type.2.4.a z',
    ]);
  });
});

describe('descriptors', () => {
  it('may refer to themselves', () => {
    const node: ComplexTypeDescriptor = complexType({
      content: { sequence: [{ element: 'n', type: () => node, minOccurs: 0 }] },
    });
    expect(parse(root(node), '<r><n><n/></n></r>')).toEqual({ n: { n: {} } });
  });

  it('compile their names in the middle of a document', () => {
    // No other descriptor of this file has these names, so that the reader meets them before the schema does.
    const late = complexType({
      attributes: [{ attribute: 'neverSeenAttribute', type: xs.int }],
      content: { sequence: [{ element: 'neverSeenElement', type: xs.int }] },
    });
    const descriptor = holding({ sequence: [repeat({ element: 'a', type: () => late }, 1, 2)] });
    const a = '<a neverSeenAttribute="1"><neverSeenElement>2</neverSeenElement></a>';
    expect(parse(descriptor, `<r>${a}${a}</r>`)).toEqual({
      a: [
        { neverSeenAttribute: 1, neverSeenElement: 2 },
        { neverSeenAttribute: 1, neverSeenElement: 2 },
      ],
    });
  });
});
