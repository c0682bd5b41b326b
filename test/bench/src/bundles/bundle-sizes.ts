import type { Budgets } from '@proj/test-budgets';
import { featureGroups } from './features.js';
import { FeatureMeter, type Use } from './measure-feature.js';
import { type BundleSize, measureProgram, type Program } from './measure-program.js';
import { peers, programs } from './programs.js';

/** Sizes of bundles by what they are of; all but those of peers have budgets. */
export interface BundleSizes {
  readonly programs: Sizes;
  /** Own bytes of features, in a program that reads. */
  readonly reading: Sizes;
  /** Own bytes of features, in a program that reads and writes. */
  readonly readingAndWriting: Sizes;
}

/** Sizes by the names of programs or features. */
export type Sizes = Budgets<keyof BundleSize>;

/**
 * Measures all programs, and what each feature adds to the smallest one.
 * @param directory - a directory for generated code
 * @throws {@link MeasurementError} when one cannot be bundled
 */
export async function measureBundleSizes(directory: string): Promise<BundleSizes> {
  return {
    programs: await measurePrograms(programs, directory),
    reading: await measureFeatures('reading', directory),
    readingAndWriting: await measureFeatures('readingAndWriting', directory),
  };
}

/** Measures what other libraries come to. */
export function measurePeers(directory: string): Promise<Sizes> {
  return measurePrograms(peers, directory);
}

async function measurePrograms(all: Readonly<Record<string, Program>>, directory: string): Promise<Sizes> {
  // The bundler works in another process: it is at one program while code is generated for the next.
  const sizes = await Promise.all(
    Object.entries(all).map(
      async ([name, program]): Promise<[string, BundleSize]> => [
        name,
        await measureProgram(program, directory),
      ],
    ),
  );
  return Object.fromEntries(sizes);
}

async function measureFeatures(use: Use, directory: string): Promise<Sizes> {
  const meter = new FeatureMeter(directory);
  const sizes = await Promise.all(
    featureGroups
      .flatMap(({ features }) => features)
      .map(
        async (feature): Promise<[string, BundleSize]> => [feature.name, await meter.ownBytes(feature, use)],
      ),
  );
  return Object.fromEntries(sizes);
}
