import { expect, it, vi } from 'vitest';
import { derivedType, generateCode, runCode } from '../emit/fixtures/generated-code.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const type = `<xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence><xs:attribute name="x"/></xs:complexType>`;
const element = (name: string, more = ''): string => `<xs:element name="${name}" type="T"${more}/>`;

it('nillable elements of a complex type share one declaration', async () => {
  const code = await runCode(
    `${type}${element('one', ' nillable="true"')}${element('two', ' nillable="true"')}
     <xs:element name="holder"><xs:complexType><xs:sequence>${element('local', ' nillable="true" maxOccurs="2"')}</xs:sequence></xs:complexType></xs:element>`,
    {},
    {
      'use.ts': `import type { Holder, TOrNil } from './generated/s.js';
export const values: TOrNil[] = [{ a: 1 }, { a: 1, x: 'y' }, { $nil: true }, { $nil: true, x: 'y' }];
export const holder: Holder = { local: values };
// @ts-expect-error content or nil
export const both: TOrNil = { $nil: true, a: 1 };
// @ts-expect-error content or nil
export const neither: TOrNil = { x: 'y' };
`,
    },
  );
  expect(code.text().match(/type TOrNil\b/g)).toHaveLength(1);
  expect(code.text()).toContain('OneElement: ElementDescriptor<TOrNil>');
  expect(code.text()).toContain('TwoElement: ElementDescriptor<TOrNil>');
  expect(code.text()).toContain('local: TOrNil[];');
  expect(code.value('<one><a>1</a></one>')).toEqual({ a: 1 });
  expect(code.value(`<one ${XSI} xsi:nil="true" x="1"/>`)).toEqual({ $nil: true, x: '1' });
  expect(code.value(`<holder ${XSI}><local><a>1</a></local><local xsi:nil="true"/></holder>`)).toEqual({
    local: [{ a: 1 }, { $nil: true }],
  });
});

it('values of derived types are nil with their own attributes', async () => {
  const code = await runCode(
    `${type}${derivedType('U', 'extension', 'T', '<xs:attribute name="y" use="required"/>')}${element('root', ' nillable="true"')}`,
    {},
    {
      'use.ts': `import type { TOrNil } from './generated/s.js';
export const values: TOrNil[] = [{ $nil: true }, { $type: 'U', $nil: true, y: '1' }, { $type: 'U', a: 1, y: '1' }];
// @ts-expect-error y is required
export const short: TOrNil = { $type: 'U', $nil: true };
`,
    },
  );
  expect(code.value(`<root ${XSI} xsi:type="U" xsi:nil="true" y="1"/>`)).toEqual({
    $type: 'U',
    $nil: true,
    y: '1',
  });
  expect(() => code.value(`<root ${XSI} xsi:type="U" xsi:nil="true"/>`)).toThrow('cvc-complex-type.4');
});

it('an element that blocks derived types has a union of its own', async () => {
  const code = await runCode(
    `${type}${derivedType('U', 'extension', 'T')}${element('open', ' nillable="true"')}${element('closed', ' nillable="true" block="#all"')}`,
    {},
    {
      'use.ts': `import type { ElementDescriptor } from '@proj/xml-runtime';
import type { ClosedElement, TOrNil } from './generated/s.js';
type ValueOf<D> = D extends ElementDescriptor<infer V> ? V : never;
type Closed = ValueOf<typeof ClosedElement>;
export const closed: Closed[] = [{ a: 1 }, { $nil: true }];
export const values: TOrNil[] = closed;
// @ts-expect-error no value is of type U
export const derived: Closed = { $type: 'U', a: 1 };
`,
    },
  );
  expect(code.value(`<open ${XSI} xsi:type="U"><a>1</a></open>`)).toEqual({ $type: 'U', a: 1 });
  expect(() => code.value(`<closed ${XSI} xsi:type="U"><a>1</a></closed>`)).toThrow('cvc-elt.4.3');
  expect(code.value(`<closed ${XSI} xsi:nil="true"/>`)).toEqual({ $nil: true });
});

it('a simple type needs no declaration', () => {
  const text = generateCode('<xs:element name="root" type="xs:int" nillable="true"/>').get('s.ts');
  expect(text).toContain('RootElement: ElementDescriptor<number | null>');
});
