import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../config/configuration.js';
import { docComment, docText } from './doc-comment.js';
import type { EmitOptions } from './emit.js';
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
  const options: EmitOptions = {
    version: '1.2.3',
    showFile: (file) => file,
    configuration: defaultConfiguration,
  };
  const wordsOf = (text: string): string => text.trimEnd().replaceAll('\n// ', '');

  it('names the version, and of many schema documents the first', () => {
    const files = Array.from({ length: 12 }, (_, index) => `folder/document-${index}.xsd`);
    const text = header(options, files);
    expect(text.startsWith(headerStart)).toBe(true);
    expect(wordsOf(text)).toBe(
      `${headerStart}1.2.3 from folder/document-0.xsd and 11 more documents. Do not edit.`,
    );
  });

  it('names all schema documents where they are few, in lines that are not too long', () => {
    const files = Array.from({ length: 8 }, (_, index) => `folder/document-${index}.xsd`);
    const text = header(options, files);
    expect(wordsOf(text)).toBe(`${headerStart}1.2.3 from ${files.join(', ')}. Do not edit.`);
    expect(text.trimEnd().split('\n').length).toBeGreaterThan(1);
    expect(text.split('\n').every((line) => line.length <= 110)).toBe(true);
  });
});
