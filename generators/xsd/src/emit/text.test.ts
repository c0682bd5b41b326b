import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../config/read-settings.js';
import { docComment, docText } from './doc-comment.js';
import { header, headerStart } from './header.js';
import { propertyName, stringLiteral } from './literals.js';

/** The value of a string literal, as TypeScript reads it. */
function literalValue(literal: string): string {
  const file = ts.createSourceFile('literal.ts', literal, ts.ScriptTarget.ES2022);
  const [statement] = file.statements;
  if (
    statement === undefined ||
    !ts.isExpressionStatement(statement) ||
    !ts.isStringLiteral(statement.expression)
  ) {
    throw new Error(`${literal} is not a string literal.`);
  }
  expect(literal.length).toBe(statement.expression.getFullWidth());
  return statement.expression.text;
}

describe('stringLiteral', () => {
  it.each([
    ['a', "'a'"],
    ["it's", `"it's"`],
    [`"it's"`, `'"it\\'s"'`],
    ['\\d', "'\\\\d'"],
    ['\u2028', "'\\u2028'"],
    ['\n', "'\\n'"],
  ])('writes %j as %s', (value, literal) => {
    expect(stringLiteral(value)).toBe(literal);
  });

  it('stands for its value', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', "'", '"', '\\', '\n', '\u2029', '😀') }),
        (value) => {
          expect(literalValue(stringLiteral(value))).toBe(value);
        },
      ),
    );
  });
});

describe('propertyName', () => {
  it('quotes what is not an identifier', () => {
    expect(['a', '$content', 'größe', 'class', 'a-b', '@a', '1', '__proto__'].map(propertyName)).toEqual([
      'a',
      '$content',
      'größe',
      'class',
      `'a-b'`,
      `'@a'`,
      `'1'`,
      `'__proto__'`,
    ]);
  });
});

describe('documentation comments', () => {
  it('cannot be ended, or given tags, by the text of a schema', () => {
    expect(docText(['ends */ here, @deprecated', '@param'])).toBe(
      'ends *\\/ here, \\@deprecated\n\n\\@param',
    );
  });

  it('wrap long text', () => {
    const text = docText(['word '.repeat(60).trim()]) ?? '';
    expect(text.split('\n').every((line) => line.length <= 100)).toBe(true);
    expect(docComment(text)).toMatch(/^\/\*\*\n \* word/);
  });

  it('are one line where they fit, and absent where there is nothing to say', () => {
    expect(docComment(docText(['Short.']) ?? '')).toBe('/** Short. */');
    expect(docText([])).toBeUndefined();
    expect(docText([], [{ tag: 'default', value: '1' }])).toBe('@default 1');
  });
});

describe('header', () => {
  it('names the version and the schema documents, in lines that are not too long', () => {
    const files = Array.from({ length: 12 }, (_, index) => `folder/document-${index}.xsd`);
    const text = header(
      { version: '1.2.3', showFile: (file) => file, configuration: defaultConfiguration },
      files,
    );
    expect(text.startsWith(`${headerStart}1.2.3 from folder/document-0.xsd,`)).toBe(true);
    expect(text.trimEnd().endsWith('Do not edit.')).toBe(true);
    expect(text.split('\n').every((line) => line.length <= 110)).toBe(true);
  });
});
