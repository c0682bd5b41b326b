import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readGeneratedSection, writeGeneratedSection } from './generated-section.js';

const directory = mkdtempSync(join(tmpdir(), 'section-'));
const file = join(directory, 'page.md');
const page = 'before\n<!-- figures: generated -->\nold\n<!-- end of figures -->\nafter\n';

beforeEach(() => writeFileSync(file, page));
afterAll(() => rmSync(directory, { recursive: true }));

describe('a generated section', () => {
  it('is replaced, and nothing else of the page', () => {
    writeGeneratedSection(file, 'figures', 'new');

    expect(readFileSync(file, 'utf8')).toBe(page.replace('old', 'new'));
    expect(readGeneratedSection(file, 'figures')).toBe('new');
  });

  it('has to be there', () => {
    expect(() => readGeneratedSection(file, 'plots')).toThrow('has no comments around "plots"');
  });
});
