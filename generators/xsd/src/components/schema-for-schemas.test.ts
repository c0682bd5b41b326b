import { expect, it } from 'vitest';
import { builtinSimpleType } from './builtins.js';
import { compileComponents, element } from './fixtures/schema-text.js';

it('a schema of the namespace of XML Schema itself has the built-in types, which it may declare', () => {
  const { schema, problems } = compileComponents(
    `<xs:simpleType name="string"><xs:restriction base="xs:anySimpleType"/></xs:simpleType>
<xs:complexType name="anyType" mixed="true"><xs:sequence/></xs:complexType>
<xs:element name="documentation" type="xs:string"/>`,
    'targetNamespace="http://www.w3.org/2001/XMLSchema"',
  );
  expect(problems).toEqual([]);
  expect(element(schema, '{http://www.w3.org/2001/XMLSchema}documentation').typeDefinition).toBe(
    builtinSimpleType('string'),
  );
});
