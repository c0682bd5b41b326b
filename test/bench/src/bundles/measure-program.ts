import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figures } from '@proj/test-budgets';
import type { XsdVersion } from '@proj/xsd-codegen';
import { generateClient } from '../clients/generate-client.js';
import { type Bundle, bundle } from './bundle.js';

/** A program whose bundle is measured. It exports what it uses, so that the bundler keeps that. */
export interface Program {
  /** Its source, a module in JavaScript. */
  readonly source: string;
  /** The schema whose generated code it imports as `./index.js`, if any. */
  readonly schema?: SchemaSource;
}

/** A schema document: a file, or a text. */
export type SchemaSource =
  | { readonly file: string }
  | { readonly text: string; readonly xsdVersion: XsdVersion };

/** Bytes of a bundle: minified, and compressed by gzip at level 9 besides. */
export type BundleSize = Figures<'minified' | 'gzipped'>;

/**
 * Bundles a program as for a browser and measures what comes out.
 * @param directory - a directory for generated code
 * @throws {@link MeasurementError} when the code cannot be generated, or the program not bundled
 */
export async function measureProgram(program: Program, directory: string): Promise<BundleSize> {
  const { code } = await bundleProgram(program, directory);
  return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}

/**
 * Bundles a program as for a browser.
 * @param directory - a directory for generated code
 * @throws {@link MeasurementError} when the code cannot be generated, or the program not bundled
 */
export function bundleProgram({ source, schema }: Program, directory: string): Promise<Bundle> {
  return bundle(source, { directory: schema && clientOf(schema, directory), platform: 'browser' });
}

/** Generates the code of a schema into a new directory, and returns that. */
function clientOf(schema: SchemaSource, directory: string): string {
  mkdirSync(directory, { recursive: true });
  const own = mkdtempSync(join(directory, 'program-'));
  if ('file' in schema) {
    generateClient({ schema: schema.file }, own);
    return own;
  }
  const file = join(own, 'schema.xsd');
  writeFileSync(file, schema.text);
  generateClient({ schema: file, xsdVersion: schema.xsdVersion }, own);
  return own;
}
