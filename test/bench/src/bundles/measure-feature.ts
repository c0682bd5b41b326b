import { type Feature, smallestSchema } from './features.js';
import { type BundleSize, measureProgram, type Program, type SchemaSource } from './measure-program.js';

/** What a program does with documents: what a feature costs depends on it. */
export type Use = 'reading' | 'readingAndWriting';

const functions: Readonly<Record<Use, string>> = { reading: 'parse', readingAndWriting: 'parse, serialize' };

/** Returns the smallest program that has a feature. */
export function programWith(
  { schema = smallestSchema, exports }: { schema?: SchemaSource | undefined; exports?: string },
  use: Use,
): Program {
  const names = exports === undefined ? functions[use] : `${functions[use]}, ${exports}`;
  return {
    source: `export { ${names} } from '@proj/xml-runtime'; export { NoteElement } from './index.js';`,
    schema,
  };
}

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
    const smaller = await this.#measure(programWith({ schema: feature.without }, use));
    const larger = await this.#measure(programWith(feature, use));
    return {
      minified: larger.minified - smaller.minified,
      gzipped: larger.gzipped - smaller.gzipped,
    };
  }

  #measure(program: Program): Promise<BundleSize> {
    const key = JSON.stringify(program);
    const size = this.#measured.get(key) ?? measureProgram(program, this.#directory);
    this.#measured.set(key, size);
    return size;
  }
}
