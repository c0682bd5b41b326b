import { describe, expect, it } from 'vitest';
import { compileComponents, compileValid } from '../components/fixtures/schema-text.js';

/** The problems of a restriction whose facets are on line 3. */
function restrict(base: string, facets: string, others = ''): readonly string[] {
  return compileComponents(
    `<xs:simpleType name="t"><xs:restriction base="${base}">\n${facets}</xs:restriction></xs:simpleType>\n${others}`,
    'xmlns:p="urn:p"',
  ).problems;
}

describe('facets', () => {
  it.each([
    ['xs:int', '<xs:minLength value="1"/>', 'cos-applicable-facets'],
    ['xs:int', '<xs:minInclusive value="x"/>', 'minInclusive-valid-restriction'],
    ['xs:byte', '<xs:maxInclusive value="128"/>', 'maxInclusive-valid-restriction'],
    ['xs:int', '<xs:enumeration value="1"/><xs:enumeration value="1.5"/>', 'enumeration-valid-restriction'],
    [
      'xs:QName',
      '<xs:enumeration value="p:a"/><xs:enumeration value="q:a"/>',
      'enumeration-valid-restriction',
    ],
    ['xs:string', '<xs:pattern value="[a-"/>', 'src-pattern-value'],
    ['xs:string', '<xs:length value="1"/><xs:minLength value="1"/>', 'length-minLength-maxLength'],
    [
      'xs:string',
      '<xs:minLength value="2"/><xs:maxLength value="1"/>',
      'minLength-less-than-equal-to-maxLength',
    ],
    ['xs:decimal', '<xs:totalDigits value="1"/><xs:fractionDigits value="2"/>', 'fractionDigits-totalDigits'],
    ['xs:token', '<xs:whiteSpace value="preserve"/>', 'whiteSpace-valid-restriction'],
    ['xs:integer', '<xs:fractionDigits value="1"/>', 'fractionDigits-valid-restriction'],
  ])('of %s are checked: %s', (base, facets, rule) => {
    const found = restrict(base, facets);
    expect(found).toHaveLength(1 + Number(rule.startsWith('fractionDigits-valid')));
    expect(found[0]).toMatch(new RegExp(`^a\\.xsd:3:\\d+ ${rule}$`));
  });

  it('are located where they stand', () => {
    const { problems } = compileComponents(`<xs:simpleType name="t"><xs:restriction base="xs:int">
  <xs:enumeration value="1"/>
  <xs:enumeration value="one"/>
  <xs:enumeration value="two"/>
</xs:restriction></xs:simpleType>`);
    expect(problems).toEqual([
      'a.xsd:4:3 enumeration-valid-restriction',
      'a.xsd:5:3 enumeration-valid-restriction',
    ]);
  });

  it('that are fixed stay as they are', () => {
    const base = (facet: string): string =>
      `<xs:simpleType name="b"><xs:restriction base="xs:string">${facet}</xs:restriction></xs:simpleType>`;
    const fixed = base('<xs:maxLength value="5" fixed="true"/>');
    expect(restrict('b', '<xs:maxLength value="4"/>', fixed)).toEqual(['a.xsd:3:1 st-restrict-facets']);
    expect(restrict('b', '<xs:maxLength value="5"/>', fixed)).toEqual([]);
    expect(restrict('b', '<xs:maxLength value="4"/>', base('<xs:maxLength value="5"/>'))).toEqual([]);
  });

  it('of a wrong base are not held against what derives from it', () => {
    const wrong =
      '<xs:simpleType name="b"><xs:restriction base="xs:string"><xs:pattern value="("/></xs:restriction></xs:simpleType>';
    expect(
      restrict('b', '<xs:enumeration value="x"/>', `${wrong}\n<xs:element name="e" type="t" default="y"/>`),
    ).toEqual(['a.xsd:4:58 src-pattern-value']);
  });
});

describe('simple types', () => {
  it('respect final', () => {
    const { problems } =
      compileComponents(`<xs:simpleType name="f" final="#all"><xs:restriction base="xs:int"/></xs:simpleType>
<xs:simpleType name="a"><xs:restriction base="f"/></xs:simpleType>
<xs:simpleType name="b"><xs:list itemType="f"/></xs:simpleType>
<xs:simpleType name="c"><xs:union memberTypes="f"/></xs:simpleType>`);
    expect(problems).toEqual([
      'a.xsd:3:1 st-props-correct.3',
      'a.xsd:4:1 cos-st-restricts.2.3.1.1',
      'a.xsd:5:1 cos-st-restricts.3.3.1.1',
    ]);
  });

  it('have no lists of lists', () => {
    const { problems } =
      compileComponents(`<xs:simpleType name="l"><xs:list itemType="xs:int"/></xs:simpleType>
<xs:simpleType name="u"><xs:union memberTypes="xs:int l"/></xs:simpleType>
<xs:simpleType name="a"><xs:list itemType="l"/></xs:simpleType>
<xs:simpleType name="b"><xs:list itemType="u"/></xs:simpleType>`);
    expect(problems).toEqual(['a.xsd:4:1 cos-list-of-atomic', 'a.xsd:5:1 cos-list-of-atomic']);
  });

  it('enumerate notations that are declared', () => {
    const type = (value: string): string =>
      `<xs:simpleType name="n"><xs:restriction base="xs:NOTATION"><xs:enumeration value="${value}"/></xs:restriction></xs:simpleType>`;
    const notation = '<xs:notation name="gif" public="image/gif"/>';
    expect(
      compileValid(`${notation}${type('gif')}<xs:element name="e" type="n"/>`).typeDefinitions.size,
    ).toBe(1);
    expect(compileComponents(`${notation}${type('png')}`).problems).toEqual([
      'a.xsd:2:104 enumeration-valid-restriction',
    ]);
    expect(compileComponents('<xs:element name="e" type="xs:NOTATION"/>').problems).toEqual([
      'a.xsd:2:1 enumeration-required-notation',
    ]);
    expect(compileComponents('<xs:element name="e" type="xs:NOTATION"/>', '', '1.1').problems).toEqual([]);
  });
});

describe('value constraints', () => {
  it('are values of the type', () => {
    const { problems } = compileComponents(`<xs:element name="a" type="xs:int" default="x"/>
<xs:attribute name="b" type="xs:date" fixed="2020-02-30"/>
<xs:complexType name="t"><xs:attribute name="c" type="xs:boolean" default="yes"/></xs:complexType>
<xs:complexType name="s"><xs:simpleContent><xs:extension base="xs:int"/></xs:simpleContent></xs:complexType>
<xs:element name="d" type="s" fixed="1.5"/>
<xs:element name="ok" type="s" fixed=" 1 "/>`);
    expect(problems).toEqual([
      'a.xsd:2:1 e-props-correct.2',
      'a.xsd:3:1 a-props-correct.2',
      'a.xsd:4:26 a-props-correct.2',
      'a.xsd:6:1 e-props-correct.2',
    ]);
  });

  it('are not for IDs, nor for content that has elements', () => {
    const { problems } = compileComponents(`<xs:attribute name="a" type="xs:ID" default="x"/>
<xs:element name="b" type="xs:ID" fixed="x"/>
<xs:element name="c" default="x"><xs:complexType/></xs:element>
<xs:element name="d" default="x"><xs:complexType mixed="true"><xs:sequence><xs:element name="y"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="ok" default="x"><xs:complexType mixed="true"><xs:sequence minOccurs="0"><xs:element name="y"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="any" default="x"/>`);
    expect(problems).toEqual([
      'a.xsd:2:1 a-props-correct.3',
      'a.xsd:3:1 e-props-correct.5',
      'a.xsd:4:1 cos-valid-default.2.1',
      'a.xsd:5:1 cos-valid-default.2.2.2',
    ]);
  });

  it('of references agree with what the declaration fixes', () => {
    const { problems } = compileComponents(`<xs:attribute name="a" type="xs:decimal" fixed="1"/>
<xs:complexType name="ok"><xs:attribute ref="a" fixed="1.0"/></xs:complexType>
<xs:complexType name="t"><xs:attribute ref="a" fixed="2"/></xs:complexType>
<xs:complexType name="u"><xs:attribute ref="a" default="1"/></xs:complexType>`);
    expect(problems).toEqual(['a.xsd:4:26 au-props-correct.2', 'a.xsd:5:26 au-props-correct.2']);
  });
});

describe('types of XSD 1.1', () => {
  const problems = (components: string): readonly string[] =>
    compileComponents(components, '', '1.1').problems;

  it('include what 1.1 adds', () => {
    const simpleType = (facets: string): string => `<xs:simpleType name="t">${facets}</xs:simpleType>`;
    expect(
      problems(
        simpleType(
          '<xs:restriction base="xs:dayTimeDuration"><xs:minInclusive value="PT1H"/></xs:restriction>',
        ),
      ),
    ).toEqual([]);
    expect(
      problems(
        simpleType(
          '<xs:restriction base="xs:dayTimeDuration"><xs:minInclusive value="P1M"/></xs:restriction>',
        ),
      ),
    ).toEqual(['a.xsd:2:67 minInclusive-valid-restriction']);
    expect(problems('<xs:element name="e" type="xs:anyAtomicType"/>')).toEqual([]);
  });

  it.each([
    ['<xs:restriction base="xs:anyAtomicType"/>', '2:41 cos-st-restricts.1.1'],
    ['<xs:list itemType="xs:anyAtomicType"/>', '2:1 cos-st-restricts.2.1'],
    ['<xs:list itemType="xs:anySimpleType"/>', '2:1 cos-st-restricts.2.1'],
    ['<xs:union memberTypes="xs:int xs:anySimpleType"/>', '2:1 cos-st-restricts.3.1'],
    ['<xs:union memberTypes="xs:int xs:error"/>', '2:1 cos-st-restricts.3.3.1.1'],
  ])('are not made of the special types: %s', (derivation, problem) => {
    expect(problems(`<xs:simpleType name="t">${derivation}</xs:simpleType>`)).toEqual([`a.xsd:${problem}`]);
  });

  it.each([
    ['xs:dateTimeStamp', 'required', []],
    ['xs:dateTimeStamp', 'optional', ['timezone-valid-restriction', 'st-restrict-facets']],
    ['xs:date', 'prohibited', []],
    ['xs:duration', 'optional', ['cos-applicable-facets']],
  ])('%s with explicitTimezone %s', (base, value, rules) => {
    const facet = `<xs:explicitTimezone value="${value}"/>`;
    const found = problems(
      `<xs:simpleType name="t"><xs:restriction base="${base}">${facet}</xs:restriction></xs:simpleType>`,
    );
    expect(found.map((problem) => problem.replace(/^\S+ /, ''))).toEqual(rules);
  });

  it('may have patterns that 1.0 has no meaning for', () => {
    const type =
      '<xs:simpleType name="t"><xs:restriction base="xs:string"><xs:pattern value="[a-c-1-4]"/></xs:restriction></xs:simpleType>';
    expect(problems(type)).toEqual([]);
    expect(compileComponents(type).problems).toEqual(['a.xsd:2:58 src-pattern-value']);
  });
});
