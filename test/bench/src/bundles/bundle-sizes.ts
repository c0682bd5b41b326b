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
 * @param onStart - called with the name of what is measured next
 * @throws {@link MeasurementError} when one cannot be bundled
 */
export async function measureBundleSizes(
  directory: string,
  onStart: (name: string) => void = () => {},
): Promise<BundleSizes> {
  return {
    programs: await measurePrograms(programs, directory, onStart),
    reading: await measureFeatures('reading', directory, onStart),
    readingAndWriting: await measureFeatures('readingAndWriting', directory, onStart),
  };
}

/** Measures what other libraries come to. */
export function measurePeers(directory: string): Promise<Sizes> {
  return measurePrograms(peers, directory, () => {});
}

async function measurePrograms(
  all: Readonly<Record<string, Program>>,
  directory: string,
  onStart: (name: string) => void,
): Promise<Sizes> {
  const sizes: Record<string, BundleSize> = {};
  for (const [name, program] of Object.entries(all)) {
    onStart(name);
    sizes[name] = await measureProgram(program, directory);
  }
  return sizes;
}

async function measureFeatures(use: Use, directory: string, onStart: (name: string) => void): Promise<Sizes> {
  const meter = new FeatureMeter(directory);
  const sizes: Record<string, BundleSize> = {};
  for (const feature of featureGroups.flatMap(({ features }) => features)) {
    onStart(feature.name);
    sizes[feature.name] = await meter.ownBytes(feature, use);
  }
  return sizes;
}
