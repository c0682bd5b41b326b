import { expect, it, vi } from 'vitest';
import { derivedType, runCode } from '../emit/fixtures/generated-code.js';

// TypeScript compiles what is generated.
vi.setConfig({ testTimeout: 60_000 });

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const element = (name: string, more = ''): string => `<xs:element name="${name}" type="xs:int"${more}/>`;
const optional = (name: string): string => element(name, ' minOccurs="0"');
const sequence = (...content: string[]): string => `<xs:sequence>${content.join('')}</xs:sequence>`;
const all = (...content: string[]): string => `<xs:all>${content.join('')}</xs:all>`;
const type = (name: string, content: string, more = ''): string =>
  `<xs:complexType name="${name}"${more}>${content}</xs:complexType>`;
const roots = (...types: string[]): string =>
  types.map((name) => `<xs:element name="${name.toLowerCase()}" type="${name}"/>`).join('');

/** The descriptor of a type, as it is written. */
function descriptor(text: string, name: string): string {
  return new RegExp(`const ${name}: [^]*?\\n\\}\\);`).exec(text)?.[0] ?? '';
}

it('an extension holds what it adds, level by level', async () => {
  const code = await runCode(
    `${type('A', sequence(element('a')))}${derivedType('B', 'extension', 'A', sequence(element('b')))}${derivedType('C', 'extension', 'B', '<xs:attribute name="c"/>')}
     ${derivedType('D', 'extension', 'C', `<xs:choice>${element('d')}${element('e')}</xs:choice>`)}${roots('A', 'D')}`,
  );
  expect(descriptor(code.text(), 'B')).toContain("content: () => local('b', xs.int)");
  expect(descriptor(code.text(), 'C')).not.toContain('content');
  expect(code.value('<d c="x"><a>1</a><b>2</b><e>3</e></d>')).toEqual({ c: 'x', a: 1, b: 2, e: 3 });
  expect(code.value(`<a ${XSI} xsi:type="C"><a>1</a><b>2</b></a>`)).toEqual({ $type: 'C', a: 1, b: 2 });
});

it('a restriction with the content of its base type takes that over', async () => {
  const code = await runCode(
    `${type('A', `${sequence(element('a'), optional('b'))}<xs:attribute name="x"/>`)}
     ${derivedType('R', 'restriction', 'A', `${sequence(element('a'), optional('b'))}<xs:attribute name="x" use="required"/>`)}
     ${derivedType('S', 'restriction', 'A', sequence(element('a')))}${roots('R', 'S')}`,
  );
  expect(descriptor(code.text(), 'R')).toContain('inheritsContent: true');
  expect(descriptor(code.text(), 'R')).not.toContain('local(');
  expect(descriptor(code.text(), 'S')).toContain("content: () => local('a', xs.int)");
  expect(code.value('<r x="1"><a>1</a><b>2</b></r>')).toEqual({ x: '1', a: 1, b: 2 });
  expect(() => code.value('<r><a>1</a></r>')).toThrow('cvc-complex-type.4');
  expect(() => code.value('<s><a>1</a><b>2</b></s>')).toThrow('cvc-complex-type.2.4');
});

it('a restriction of mixed content to elements only has content of its own', async () => {
  const many = element('i', ' minOccurs="0" maxOccurs="unbounded"');
  const code = await runCode(
    `${type('M', sequence(many), ' mixed="true"')}${derivedType('R', 'restriction', 'M', sequence(many))}${derivedType('X', 'extension', 'M', sequence(element('j')), ' mixed="true"')}${roots('M', 'R', 'X')}`,
  );
  expect(code.value('<m>a<i>1</i>b</m>')).toEqual({ $content: ['a', { $name: 'i', $value: 1 }, 'b'] });
  expect(code.value('<r><i>1</i></r>')).toEqual({ i: [1] });
  expect(code.value('<x>a<i>1</i><j>2</j>b</x>')).toEqual({
    $content: ['a', { $name: 'i', $value: 1 }, { $name: 'j', $value: 2 }, 'b'],
  });
});

it('an extension whose elements stand in several places has all content in order', async () => {
  const code = await runCode(
    `${type('A', sequence(element('a')))}${derivedType('B', 'extension', 'A', sequence(element('b'), element('a')))}${roots('A', 'B')}`,
  );
  expect(code.value('<a><a>1</a></a>')).toEqual({ a: 1 });
  expect(code.value('<b><a>1</a><b>2</b><a>3</a></b>')).toEqual({
    $content: [
      { $name: 'a', $value: 1 },
      { $name: 'b', $value: 2 },
      { $name: 'a', $value: 3 },
    ],
  });
});

it('ordered content of the base type stays apart from what an extension adds', async () => {
  const code = await runCode(
    `${type('A', `<xs:choice minOccurs="0" maxOccurs="unbounded">${element('a')}${element('b')}</xs:choice>`)}${derivedType('B', 'extension', 'A', sequence(element('c')))}${roots('B')}`,
  );
  expect(code.text()).toContain('export interface B extends A {\n  c: number;\n}');
  expect(code.value('<b><b>1</b><a>2</a><c>3</c></b>')).toEqual({
    $content: [
      { $name: 'b', $value: 1 },
      { $name: 'a', $value: 2 },
    ],
    c: 3,
  });
});

it('extensions of ordered content name its items as their base type does, however many there are', async () => {
  const items = [{ $name: 'b', $value: 1 }];
  const code = await runCode(
    `${type('A', `<xs:choice maxOccurs="unbounded">${element('a')}${element('b')}</xs:choice>`)}${derivedType('B', 'extension', 'A', '<xs:attribute name="x"/>')}
     ${derivedType('C', 'extension', 'B', '<xs:attribute name="y"/>')}${derivedType('D', 'extension', 'C', sequence(element('d')))}
     ${derivedType('R', 'restriction', 'C', `<xs:choice maxOccurs="5">${element('a')}${element('b')}</xs:choice>`)}${roots('C', 'D', 'R')}`,
  );
  expect(code.text().match(/type \w+Content\b/g)).toEqual(['type AContent']);
  expect(code.text()).toContain('export interface C extends B {\n  y?: string;\n}');
  expect(code.text()).toContain('export interface D extends C {\n  d: number;\n}');
  expect(code.text()).toMatch(/interface R extends C \{\s*\}/);
  expect(code.value('<c x="1" y="2"><b>1</b></c>')).toEqual({ x: '1', y: '2', $content: items });
  expect(code.value('<d y="2"><b>1</b><d>2</d></d>')).toEqual({ y: '2', $content: items, d: 2 });
  expect(code.value('<r x="1"><b>1</b></r>')).toEqual({ x: '1', $content: items });
  expect(() => code.value(`<r>${'<a>1</a>'.repeat(6)}</r>`)).toThrow('cvc-complex-type.2.4');
});

it('all-groups are extended by the members of others, however few these have (XSD 1.1)', async () => {
  const code = await runCode(
    `${type('A', all(optional('a')))}${derivedType('B', 'extension', 'A', all(optional('b')))}${derivedType('C', 'extension', 'B', all(optional('c'), element('d')))}${roots('A', 'B', 'C')}`,
    { xsdVersion: '1.1' },
  );
  expect(descriptor(code.text(), 'B')).toContain("content: () => all([local('b', xs.int, 0)])");
  expect(code.value('<b><b>1</b><a>2</a></b>')).toEqual({ b: 1, a: 2 });
  expect(code.value('<c><d>1</d><b>2</b><a>3</a></c>')).toEqual({ d: 1, b: 2, a: 3 });
  expect(code.value(`<a ${XSI} xsi:type="C"><d>1</d><b>2</b></a>`)).toEqual({ $type: 'C', d: 1, b: 2 });
});

it('all-groups are ordered content as soon as a member repeats (XSD 1.1)', async () => {
  const code = await runCode(
    `${type('A', all(optional('a')))}${derivedType('B', 'extension', 'A', all(element('b', ' maxOccurs="3"')))}${derivedType('C', 'extension', 'B', all(optional('c')))}${roots('A', 'B', 'C')}`,
    { xsdVersion: '1.1' },
  );
  const items = [
    { $name: 'b', $value: 1 },
    { $name: 'a', $value: 2 },
    { $name: 'b', $value: 3 },
  ];
  expect(code.value('<a><a>1</a></a>')).toEqual({ a: 1 });
  expect(code.value('<b><b>1</b><a>2</a><b>3</b></b>')).toEqual({ $content: items });
  expect(code.value('<c><b>1</b><a>2</a><b>3</b><c>4</c></c>')).toEqual({
    $content: [...items, { $name: 'c', $value: 4 }],
  });
});

it('an all-group that is a named one is extended, too (XSD 1.1)', async () => {
  const code = await runCode(
    `<xs:group name="G">${all(element('g'), element('h'))}</xs:group>${type('A', '<xs:group ref="G"/>')}${derivedType('B', 'extension', 'A', all(optional('b')))}
     ${derivedType('C', 'extension', 'B', all(optional('c')))}${type('D', all(optional('d')))}${derivedType('E', 'extension', 'D', '<xs:group ref="G"/>')}${roots('B', 'C', 'E')}`,
    { xsdVersion: '1.1' },
  );
  expect(code.value('<b><h>1</h><b>2</b><g>3</g></b>')).toEqual({ h: 1, b: 2, g: 3 });
  expect(code.value('<c><h>1</h><c>2</c><g>3</g><b>4</b></c>')).toEqual({ h: 1, c: 2, g: 3, b: 4 });
  expect(code.value('<e><h>1</h><d>2</d><g>3</g></e>')).toEqual({ h: 1, d: 2, g: 3 });
});

it('open content goes to extensions, and to restrictions that repeat it (XSD 1.1)', async () => {
  const open = (mode: string): string =>
    `<xs:openContent mode="${mode}"><xs:any namespace="##other" processContents="lax"/></xs:openContent>`;
  const code = await runCode(
    `${type('A', `${open('suffix')}${sequence(optional('a'))}`)}${derivedType('B', 'extension', 'A', sequence(optional('b')))}${derivedType('R', 'restriction', 'A', sequence(optional('a')))}
     ${type('I', `${open('interleave')}${sequence(optional('a'))}`)}${derivedType('J', 'extension', 'I', sequence(optional('b')))}${roots('B', 'R', 'J')}`,
    { xsdVersion: '1.1' },
  );
  const z = { name: 'z', namespaceURI: 'urn:z', attributes: [], children: [] };
  expect(code.value('<b><a>1</a><b>2</b><z xmlns="urn:z"/></b>')).toMatchObject({ a: 1, b: 2, $any: [z] });
  expect(() => code.value('<r><a>1</a><z xmlns="urn:z"/></r>')).toThrow('cvc-complex-type.2.4');
  expect(code.value('<j><z xmlns="urn:z"/><a>1</a><b>2</b></j>')).toMatchObject({
    $content: [{ $any: z }, { $name: 'a', $value: 1 }, { $name: 'b', $value: 2 }],
  });
});
