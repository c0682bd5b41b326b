import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { mixedContent } from '../features/mixed/mixed-content.js';
import { issues, root } from '../fixtures/documents.js';
import { XmlValidationError } from '../issues/errors.js';
import { parse } from '../parse.js';
import { complexType } from '../schema/define.js';
import type { ElementDescriptor, SimpleTypeDescriptor } from '../schema/descriptor.js';
import { serialize } from '../serialize.js';
import { validate } from '../validate.js';

const inAttribute = (type: SimpleTypeDescriptor, fixed: string): ElementDescriptor =>
  root(complexType({ attributes: [{ attribute: 'v', type, fixed }] }));

describe('fixed values', () => {
  it.each<[string, SimpleTypeDescriptor, string, string, string]>([
    ['decimal', xs.decimal, '1.0', '1.00', '1.01'],
    ['dateTime', xs.dateTime, '2020-01-01T00:00:00Z', '2020-01-01T01:00:00+01:00', '2020-01-01T01:00:00Z'],
    ['duration', xs.duration, 'P1Y', 'P12M', 'P365D'],
    ['hexBinary', xs.hexBinary, 'ab', 'AB', 'AC'],
  ])('are compared as values: %s', (_, type, fixed, same, other) => {
    const simple = root(type, { fixed });
    const value = parse(root(type), `<r>${same}</r>`);
    expect(parse(simple, `<r>${same}</r>`)).toEqual(value);
    expect(parse(inAttribute(type, fixed), `<r v="${same}"/>`)).toEqual({ v: value });
    expect(parse(simple, serialize(simple, value))).toEqual(value);
    expect(validate(inAttribute(type, fixed), { v: value })).toEqual([]);

    expect(issues(simple, `<r>${other}</r>`)).toMatchObject([{ rule: 'cvc-elt.5.2.2.2.2', path: [] }]);
    expect(issues(inAttribute(type, fixed), `<r v="${other}"/>`)).toMatchObject([{ rule: 'cvc-au' }]);
    const wrong = parse(root(type), `<r>${other}</r>`);
    expect(validate(simple, wrong)).toMatchObject([{ rule: 'cvc-elt.5.2.2.2.2', path: [] }]);
    expect(validate(inAttribute(type, fixed), { v: wrong })).toMatchObject([{ rule: 'cvc-au', path: ['v'] }]);
  });
});

describe('the value constraint of mixed content', () => {
  const mixed = complexType({
    mixed: mixedContent,
    content: { sequence: [{ element: 'b', type: xs.string, minOccurs: 0 }] },
  });
  const fixed = root(mixed, { fixed: 'x' });
  const withDefault = root(mixed, { default: 'x' });
  const child = { $name: 'b', $value: '1' };

  it('admits what reads back as it was', () => {
    expect(parse(fixed, serialize(fixed, { $content: ['x'] }))).toEqual({ $content: ['x'] });
    for (const $content of [['y'], ['x'], [child]]) {
      expect(parse(withDefault, serialize(withDefault, { $content }))).toEqual({ $content });
    }
  });

  it('stands for content that a value leaves out', () => {
    expect(parse(fixed, serialize(fixed, {}))).toEqual({ $content: ['x'] });
    expect(validate(withDefault, {})).toEqual([]);
  });

  it.each<[string, ElementDescriptor, unknown[], string]>([
    ['another text', fixed, ['y'], 'cvc-elt.5.2.2.2.1'],
    ['no text instead of a fixed one', fixed, [], 'cvc-elt.5.2.2.2.1'],
    ['children beside a fixed text', fixed, ['x', child], 'cvc-elt.5.2.2.1'],
    ['no content instead of the default', withDefault, [], 'cvc-elt.5.1.1'],
    ['empty text instead of the default', withDefault, [''], 'cvc-elt.5.1.1'],
  ])('refuses %s', (_, descriptor, $content, rule) => {
    expect(validate(descriptor, { $content })).toMatchObject([{ rule, path: ['$content'] }]);
    expect(() => serialize(descriptor, { $content })).toThrow(XmlValidationError);
  });
});
