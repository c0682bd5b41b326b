import { describe, expect, it } from 'vitest';
import { docComment, docText, wrapText } from './doc-comment.js';

describe('documentation comments', () => {
  it('cannot be ended, or given tags, by the text that they show', () => {
    expect(docText(['ends */ here, @deprecated', '@param'], [{ tag: 'default', value: '*/ @a' }])).toBe(
      'ends *\\/ here, \\@deprecated\n\n\\@param\n\n@default *\\/ \\@a',
    );
  });

  it('wrap long text', () => {
    const text = docText(['word '.repeat(60).trim()]) ?? '';
    expect(text.split('\n').every((line) => line.length <= 100)).toBe(true);
    expect(docComment(text)).toMatch(/^\/\*\*\n \* word/);
    expect(wrapText(`a ${'b'.repeat(9)} c`, 5)).toBe('a\nbbbbbbbbb\nc');
  });

  it('are one line where they fit, and absent where there is nothing to say', () => {
    expect(docComment(docText(['Short.']) ?? '')).toBe('/** Short. */');
    expect(docText([])).toBeUndefined();
    expect(docText([], [{ tag: 'default', value: '1' }])).toBe('@default 1');
  });

  it('move with their margin', () => {
    expect(docComment('a\n\nb', '  ')).toBe('  /**\n   * a\n   *\n   * b\n   */');
  });
});
