import { compilePattern, parsePattern } from '@proj/xml-runtime/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generate } from '../generate.js';
import { compileFiles, schemaText, simpleType } from './fixtures/schema-text.js';
import { repairPattern } from './pattern-repair.js';

const symbols = [...'/$%"@_#:,\'&!=<>;~` '];

describe('repairPattern', () => {
  it.each(symbols)('takes the backslash from before %j, in a class too', (symbol) => {
    expect(repairPattern(`a\\${symbol}+`, '1.0')).toBe(`a${symbol}+`);
    expect(repairPattern(`[a\\${symbol}]`, '1.1')).toBe(`[a${symbol}]`);
  });

  it.each([
    ['\\\\\\/', '\\\\/'],
    ['[\\!-\\/]', '[!-/]'],
    ['\\d{2}\\/\\p{L}\\_\\-\\.', '\\d{2}/\\p{L}_\\-\\.'],
    ['[a-z-+]', '[a-z\\-+]'],
    ['[\\w-.]', '[\\w\\-.]'],
    ['[a-c-1-4x-z-7-9]', '[a-c\\-1-4x-z\\-7-9]'],
    ['[\\@-_-+]', '[@-_\\-+]'],
  ])('makes %s %s', (pattern, repaired) => {
    expect(repairPattern(pattern, '1.0')).toBe(repaired);
  });

  it.each([
    '\\bfoo',
    '(a)\\1',
    '\\u0041',
    '\\x41',
    '\\/\\b',
    'a(',
    '\\',
    '[!--]',
    '[a--b]',
    '[z-a]',
    '(?:a\\/)',
  ])('leaves %s, which means something else or nothing', (pattern) => {
    expect(repairPattern(pattern, '1.0')).toBeUndefined();
  });

  it('leaves what is correct', () => {
    expect(repairPattern('[-a-z\\d-]+\\.', '1.0')).toBeUndefined();
    expect(repairPattern('[a-z-+]', '1.1')).toBeUndefined();
  });

  it('gives up on thousands of mistakes in reasonable time', () => {
    expect(repairPattern('\\/'.repeat(20_000), '1.0')).toBeUndefined();
  });

  it('lets patterns of texts match these texts, whatever of them is escaped', () => {
    const character = fc.constantFrom(...symbols, '.', '-', '+', '(', ']', '\\', 'a', '1');
    fc.assert(
      fc.property(fc.array(fc.tuple(character, fc.boolean()), { minLength: 1 }), (characters) => {
        const text = characters.map(([it]) => it).join('');
        const pattern = characters
          .map(([it, isEscaped]) =>
            /[.+(\])-]|\\/.test(it) || (isEscaped && !/\w/.test(it)) ? `\\${it}` : it,
          )
          .join('');
        const repaired = repairPattern(pattern, '1.0') ?? pattern;
        expect(() => parsePattern(repaired, '1.0')).not.toThrow();
        expect(compilePattern(repaired).test(text)).toBe(true);
        expect(compilePattern(repaired).test(`${text}x`)).toBe(false);
      }),
    );
  });
});

describe('the leniency pattern-escapes', () => {
  const files = {
    'a.xsd': schemaText(
      '<xs:element name="r" type="Path"/><xs:simpleType name="Path"><xs:restriction base="xs:string">\n' +
        '<xs:pattern value="[a-z]+"/>\n  <xs:pattern value="\\/[\\w-.]+"/>\n' +
        '</xs:restriction></xs:simpleType>',
    ),
  };

  it('is off by default: the refusal is at the pattern, shows it as it is written, and names the leniency', () => {
    const { diagnostics } = compileFiles(files);
    expect(diagnostics).toEqual([
      {
        severity: 'error',
        rule: 'src-pattern-value',
        message: expect.stringContaining("regular expression '\\/[\\w-.]+', position 0"),
        location: { file: 'a.xsd', line: 4, column: 3 },
      },
    ]);
    expect(diagnostics[0]?.message).toContain("Write '/[\\w\\-.]+', or allow the leniency 'pattern-escapes'");
  });

  it('is not named where it would not help', () => {
    const pattern = '<xs:restriction base="xs:string"><xs:pattern value="\\b"/></xs:restriction>';
    const { diagnostics } = compileFiles({
      'a.xsd': schemaText(`<xs:simpleType name="T">${pattern}</xs:simpleType>`),
    });
    expect(diagnostics[0]?.rule).toBe('src-pattern-value');
    expect(diagnostics[0]?.message).not.toContain('lenien');
  });

  it('reads the pattern as it was meant, and warns where it stands', () => {
    const { schema, diagnostics } = compileFiles(files, { leniencies: ['pattern-escapes'] });
    expect(simpleType(schema, 'Path').facets.pattern).toEqual(['[a-z]+', '/[\\w\\-.]+']);
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        rule: 'codegen-pattern-escapes',
        message:
          "The pattern '\\/[\\w-.]+' is no regular expression of XML Schema; it is read as '/[\\w\\-.]+'.",
        location: { file: 'a.xsd', line: 4, column: 3 },
      },
    ]);
  });

  it('generates the correct pattern', () => {
    const { files: modules } = generate({
      schemas: ['a.xsd'],
      leniencies: ['pattern-escapes'],
      readFile: (path) => (path === 'a.xsd' ? files['a.xsd'] : undefined),
    });
    const text = [...modules.values()].join('');
    expect(text).toContain(String.raw`/[\\w\\-.]+`);
    expect(text).not.toContain(String.raw`\\/`);
  });
});
