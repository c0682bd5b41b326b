import { describe, expect, it } from 'vitest';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import { type CodeOptions, generateCode, runCode } from './fixtures/generated-code.js';

const components = `
  <xs:element name="box"><xs:complexType>
    <xs:sequence><xs:element name="rest" minOccurs="0"/></xs:sequence>
    <xs:attribute name="size" type="Size"/>
  </xs:complexType></xs:element>
  <xs:simpleType name="Size"><xs:restriction base="xs:int"><xs:minInclusive value="0"/></xs:restriction></xs:simpleType>
  <xs:attribute name="code" type="xs:token"/>`;

function typesOfSchema(options: CodeOptions = {}, xsdVersion: XsdVersion = '1.0'): string | undefined {
  const text = [...generateCode(components, { ...options, xsdVersion }).values()].join('\n');
  return /types: \(\) => (.*),/.exec(text)?.[1];
}

describe('the built-in types of a schema', () => {
  it('are those that its components refer to, global attributes too', () => {
    expect(typesOfSchema()).toBe('[...globalTypes(s), anyType, xs.int, xs.token]');
    expect(typesOfSchema({ layout: 'single' })).toContain('anyType, xs.int, xs.token]');
  });

  it('are in the representation that the configuration chooses', () => {
    const schema = '<xs:element name="a" type="xs:dateTime"/><xs:element name="b" type="xs:integer"/>';
    const text = [
      ...generateCode(schema, { simpleTypes: { dateTime: 'Date', integer: 'number' } }).values(),
    ].join('\n');
    expect(text).toContain('anyType, xs.dateTimeAsDate, xs.integerAsNumber]');
  });

  it('are all of its version where the configuration says so', () => {
    expect(typesOfSchema({ builtInTypes: 'all' })).toBe('[...globalTypes(s), anyType, ...builtInTypes()]');
    expect(typesOfSchema({ builtInTypes: 'all' }, '1.1')).toBe(
      '[...globalTypes(s), anyType, ...builtInTypes11()]',
    );
  });

  it('are what xsi:type may name', async () => {
    const box = (type: string, text: string): string =>
      `<box xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema"><rest xsi:type="${type}">${text}</rest></box>`;
    const used = await runCode(components);
    expect(used.value(box('xs:int', '5'))).toMatchObject({ rest: { $content: ['5'] } });
    expect(() => used.value(box('xs:int', 'x'))).toThrow('cvc-datatype-valid.1.2.1');
    expect(() => used.value(box('xs:date', '2026-01-31'))).toThrow('builtInTypes in the configuration');
    const all = await runCode(components, { builtInTypes: 'all' });
    expect(all.value(box('xs:date', '2026-01-31'))).toMatchObject({ rest: { $content: ['2026-01-31'] } });
    expect(() => all.value(box('xs:date', '2026-02-31'))).toThrow('cvc-datatype-valid.1.2.1');
  }, 60_000);
});
