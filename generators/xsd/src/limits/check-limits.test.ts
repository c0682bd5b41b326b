import { describe, expect, it } from 'vitest';
import { generate } from '../generate.js';

const repeat = (times: number, make: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => make(index)).join('');

/** The rules of what is wrong with a schema. */
function rules(content: string): readonly string[] {
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`;
  return generate({ schemas: ['a.xsd'], readFile: () => text }).diagnostics.map(({ rule }) => rule);
}

/** `n` components, each of which needs the one before it; the last one comes first. */
function chain(n: number, first: string, next: (name: string, previous: string) => string): string {
  return repeat(n, (index) => next(`c${n - index}`, `c${n - index - 1}`)) + first;
}

describe('chains of references', () => {
  it.each<[string, string, (name: string, previous: string) => string]>([
    [
      'complex types',
      '<xs:complexType name="c0"/>',
      (name, previous) =>
        `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="${previous}"><xs:sequence><xs:element name="e${name}" type="xs:string"/></xs:sequence><xs:attribute name="a${name}"/></xs:extension></xs:complexContent></xs:complexType>`,
    ],
    [
      'simple types',
      '<xs:simpleType name="c0"><xs:restriction base="xs:string"/></xs:simpleType>',
      (name, previous) =>
        `<xs:simpleType name="${name}"><xs:restriction base="${previous}"/></xs:simpleType>`,
    ],
    [
      'unions',
      '<xs:simpleType name="c0"><xs:restriction base="xs:string"/></xs:simpleType>',
      (name, previous) =>
        `<xs:simpleType name="${name}"><xs:union memberTypes="xs:int ${previous}"/></xs:simpleType>`,
    ],
    [
      'groups',
      '<xs:group name="c0"><xs:sequence><xs:element name="e"/></xs:sequence></xs:group>',
      (name, previous) =>
        `<xs:group name="${name}"><xs:sequence><xs:group ref="${previous}"/></xs:sequence></xs:group>`,
    ],
    [
      'attribute groups',
      '<xs:attributeGroup name="c0"><xs:attribute name="a"/></xs:attributeGroup>',
      (name, previous) =>
        `<xs:attributeGroup name="${name}"><xs:attributeGroup ref="${previous}"/></xs:attributeGroup>`,
    ],
    [
      'substitution groups',
      '<xs:element name="c0" type="xs:string"/>',
      (name, previous) => `<xs:element name="${name}" type="xs:string" substitutionGroup="${previous}"/>`,
    ],
  ])('of %s are as long as the limit, and no longer', { timeout: 60_000 }, (_, first, next) => {
    expect(rules(chain(128, first, next))).toEqual([]);
    expect(rules(chain(129, first, next))).toEqual(['limit-reference-depth']);
    expect(rules(chain(3000, first, next))).toEqual(['limit-reference-depth']);
  });

  it('may be cycles, which are another error', () => {
    const found = rules(
      '<xs:simpleType name="a"><xs:restriction base="b"/></xs:simpleType><xs:simpleType name="b"><xs:restriction base="a"/></xs:simpleType>',
    );
    expect(found).not.toEqual([]);
    expect(found.filter((rule) => rule.startsWith('limit-'))).toEqual([]);
  });
});

describe('sizes', () => {
  it('count what groups double, time and again', () => {
    const group = (name: string, content: string): string =>
      `<xs:group name="${name}"><xs:sequence>${content}</xs:sequence></xs:group>`;
    const twice = (name: string, previous: string): string =>
      group(name, `<xs:group ref="${previous}"/>`.repeat(2));
    expect(rules(chain(60, group('c0', '<xs:element name="e"/>'), twice))).toEqual(['limit-schema-size']);
    const many =
      group('a', '<xs:element name="e"/>'.repeat(400)) + group('b', '<xs:group ref="a"/>'.repeat(400));
    expect(rules(many)).toEqual(['limit-definition-size']);
  });

  it('count what types inherit', () => {
    const base = `<xs:complexType name="b">${repeat(1000, (index) => `<xs:attribute name="a${index}"/>`)}</xs:complexType>`;
    const derived = repeat(
      2000,
      (index) =>
        `<xs:complexType name="t${index}"><xs:complexContent><xs:extension base="b"/></xs:complexContent></xs:complexType>`,
    );
    expect(rules(base + derived)).toEqual(['limit-schema-size']);
  });
});
