import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../config/read-settings.js';
import { header, headerStart } from './header.js';

describe('header', () => {
  it('names the version and the schema documents, in lines that are not too long', () => {
    const files = Array.from({ length: 8 }, (_, index) => `folder/document-${index}.xsd`);
    const text = header(
      { version: '1.2.3', showFile: (file) => file, configuration: defaultConfiguration },
      files,
    );
    expect(text.startsWith(`${headerStart}1.2.3 from folder/document-0.xsd,`)).toBe(true);
    expect(text.trimEnd().endsWith('Do not edit.')).toBe(true);
    expect(text.split('\n').every((line) => line.length <= 110)).toBe(true);
  });

  it('counts the schema documents where there are many', () => {
    const files = Array.from({ length: 12 }, (_, index) => `folder/document-${index}.xsd`);
    const text = header(
      { version: '1.2.3', showFile: (file) => file, configuration: defaultConfiguration },
      files,
    );
    expect(text).toBe(`${headerStart}1.2.3 from folder/document-0.xsd and 11 more documents. Do not edit.\n`);
  });
});
