import { describe, expect, it, vi } from 'vitest';
import type { GeneratedModule, ModuleTransformation } from '../config/settings.js';
import { generateCode, runCode, schemaOf } from './fixtures/generated-code.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

const order = `<xs:simpleType name="OrderId"><xs:restriction base="xs:string"><xs:maxLength value="10"/></xs:restriction></xs:simpleType>
  <xs:complexType name="Order"><xs:sequence><xs:element name="id" type="OrderId"/></xs:sequence></xs:complexType><xs:element name="order" type="Order"/>`;

describe('transform', () => {
  it('may give a type a brand', async () => {
    const transform: ModuleTransformation = (file) => {
      file.getTypeAlias('OrderId')?.setType("string & { readonly __brand: 'OrderId' }");
    };
    const code = await runCode(
      order,
      { transform },
      {
        'use.ts': `import type { Order, OrderId } from './generated/s.js';
export const value: Order = { id: 'x' as OrderId };
// @ts-expect-error no string is an OrderId
export const plain: Order = { id: 'x' };
`,
      },
    );
    expect(code.text()).toContain("export type OrderId = string & { readonly __brand: 'OrderId' };");
    expect(code.value('<order><id>x</id></order>')).toEqual({ id: 'x' });
  });

  it('may change interfaces and add statements', () => {
    const transform: ModuleTransformation = (file, { fileName }) => {
      if (fileName === 's.ts') {
        file.getInterfaceOrThrow('Order').getPropertyOrThrow('id').setIsReadonly(true);
        file.getVariableStatementOrThrow('OrderElement').remove();
        file.addStatements('export const answer: number = 42;');
      }
    };
    const text = generateCode(order, { transform }).get('s.ts');
    expect(text).toContain('readonly id: OrderId;');
    expect(text).not.toContain('OrderElement');
    expect(text).toContain('export const answer: number = 42;');
  });

  it('sees each file once, with its namespaces and its schema documents', () => {
    const seen: GeneratedModule[] = [];
    const files = generateCode(
      {
        's.xsd': schemaOf(
          'urn:s',
          '<xs:include schemaLocation="part.xsd"/><xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:complexType name="T"/>',
        ),
        'part.xsd': schemaOf('urn:s', '<xs:complexType name="P"/>'),
        'o.xsd': schemaOf('urn:o', '<xs:complexType name="O"/>'),
      },
      {
        layout: 'document',
        transform: (file, module) => {
          expect(file.getBaseName()).toBe(module.fileName);
          seen.push(module);
        },
      },
    );
    expect(seen.map(({ fileName }) => fileName)).toEqual([...files.keys()]);
    const byName = new Map(seen.map((module) => [module.fileName, module]));
    expect(byName.get('s-part.ts')).toEqual({
      fileName: 's-part.ts',
      targetNamespaces: ['urn:s'],
      schemaFiles: ['part.xsd'],
    });
    expect(byName.get('s.ts')).toMatchObject({ targetNamespaces: ['urn:s'] });
    expect(byName.get('o.ts')).toEqual({
      fileName: 'o.ts',
      targetNamespaces: ['urn:o'],
      schemaFiles: ['o.xsd'],
    });
    expect(byName.get('index.ts')?.targetNamespaces).toEqual(['urn:s', 'urn:o']);
  });

  it('sees both namespaces of a single file', () => {
    const seen: GeneratedModule[] = [];
    generateCode(
      {
        's.xsd': schemaOf(
          'urn:s',
          '<xs:import namespace="urn:o" schemaLocation="o.xsd"/><xs:complexType name="T"/>',
        ),
        'o.xsd': schemaOf('urn:o', '<xs:complexType name="O"/>'),
      },
      { layout: 'single', transform: (_, module) => void seen.push(module) },
    );
    expect(seen).toEqual([
      { fileName: 's.ts', targetNamespaces: ['urn:s', 'urn:o'], schemaFiles: ['s.xsd', 'o.xsd'] },
    ]);
  });
});
