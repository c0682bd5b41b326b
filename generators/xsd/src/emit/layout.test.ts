import { lineWidth } from '@proj/generator-kit';
import { describe, expect, it } from 'vitest';
import {
  alternatives,
  arrayLiteral,
  documented,
  objectLiteral,
  objectType,
  parenthesised,
  render,
  sequenceOf,
} from './layout.js';

const long = 'x'.repeat(60);

describe('render', () => {
  it('keeps in one line what fits', () => {
    const code = sequenceOf(
      'const a = ',
      objectLiteral(['b: 1', sequenceOf('c: ', arrayLiteral(['1', '2']))]),
      ';',
    );
    expect(render(code)).toBe('const a = { b: 1, c: [1, 2] };');
  });

  it('breaks the outermost brackets first', () => {
    const code = sequenceOf('const a = ', objectLiteral([`b: ${long}`, `c: ${long}`, 'd: { e: 1 }']), ';');
    expect(render(code)).toBe(`const a = {\n  b: ${long},\n  c: ${long},\n  d: { e: 1 },\n};`);
  });

  it('counts what follows in the same line', () => {
    const inner = 'y'.repeat(lineWidth - 4);
    expect(render(objectLiteral([inner]))).toContain('\n');
    expect(render(objectLiteral([inner.slice(1)]))).not.toContain('\n');
    expect(render(sequenceOf(objectLiteral([inner.slice(1)]), ';'))).toContain('\n');
  });

  it('puts each member of a long union after an operator', () => {
    const code = sequenceOf('type A = ', alternatives([`'${long}'`, `'${long}'`]), ';');
    expect(render(code)).toBe(`type A =\n  | '${long}'\n  | '${long}';`);
    expect(render(sequenceOf('type A = B & ', parenthesised(alternatives([long, long])), ';'))).toBe(
      `type A = B & (\n  | ${long}\n  | ${long}\n);`,
    );
  });

  it('gives a comment lines of its own', () => {
    const code = sequenceOf('type A = ', objectType([documented('/** b */', 'b: 1'), 'c: 2']), ';');
    expect(render(code)).toBe('type A = {\n  /** b */\n  b: 1;\n  c: 2;\n};');
  });

  it('writes empty brackets without a break', () => {
    expect(render(sequenceOf(long, long, objectLiteral([])))).toBe(`${long}${long}{}`);
  });
});
