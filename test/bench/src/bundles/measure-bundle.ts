import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { MeasurementError } from '../measure/measurement-error.js';
import type { BundleSize } from '../report.js';

/** Packages are found from here. */
const PACKAGE_DIRECTORY = fileURLToPath(new URL('../..', import.meta.url));

/** A program to bundle. */
export interface BundleEntry {
  readonly name: string;
  /** Its source, a module in TypeScript. */
  readonly source: string;
  /** Where its relative imports are found, if it has any. */
  readonly directory?: string;
}

/**
 * Bundles a program as for a browser and measures what comes out.
 * @throws {@link MeasurementError} when it cannot be bundled
 */
export async function measureBundle({ name, source, directory }: BundleEntry): Promise<BundleSize> {
  const code = await bundle(source, { directory, platform: 'browser' }).catch((error: Error) => {
    throw new MeasurementError(`the bundle "${name}" failed:\n${error.message}`);
  });
  return { bundle: name, minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}

/**
 * Bundles a program into one minified module.
 */
export async function bundle(
  source: string,
  options: { readonly directory?: string | undefined; readonly platform: 'browser' | 'node' },
): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: source, loader: 'ts', resolveDir: options.directory ?? PACKAGE_DIRECTORY },
    // Files outside of this package see its dependencies, too.
    nodePaths: [`${PACKAGE_DIRECTORY}/node_modules`],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: options.platform,
    write: false,
    logLevel: 'silent',
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error('the bundler gave no file');
  return output.contents;
}
