import { type Feature, smallestSchema } from './features.js';
import { type BundleSize, measureProgram, type SchemaSource } from './measure-program.js';

/** What a program does with documents: what a feature costs depends on it. */
export type Use = 'reading' | 'readingAndWriting';

const functions: Readonly<Record<Use, string>> = { reading: 'parse', readingAndWriting: 'parse, serialize' };

/**
 * Measures what features cost.
 *
 * Programs without a feature are the same ones for many features, and are measured once.
 */
export class FeatureMeter {
  readonly #directory: string;
  readonly #measured = new Map<string, Promise<BundleSize>>();

  /** @param directory - a directory for generated code */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * Returns by how many bytes a program with the feature is larger than the same one without it.
   * @throws {@link MeasurementError} when a program cannot be bundled
   */
  async ownBytes(feature: Feature, use: Use): Promise<BundleSize> {
    const { schema = smallestSchema, without = smallestSchema, exports } = feature;
    const smaller = await this.#measure(without, functions[use]);
    const larger = await this.#measure(
      schema,
      exports === undefined ? functions[use] : `${functions[use]}, ${exports}`,
    );
    return {
      minified: larger.minified - smaller.minified,
      gzipped: larger.gzipped - smaller.gzipped,
    };
  }

  #measure(schema: SchemaSource, exports: string): Promise<BundleSize> {
    const source = `export { ${exports} } from '@proj/xml-runtime'; export { NoteElement } from './index.js';`;
    const key = JSON.stringify({ schema, source });
    const size = this.#measured.get(key) ?? measureProgram({ source, schema }, this.#directory);
    this.#measured.set(key, size);
    return size;
  }
}
