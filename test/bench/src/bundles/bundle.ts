import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { MeasurementError } from '../measure/measurement-error.js';

/** Packages are found from here. */
const PACKAGE_DIRECTORY = fileURLToPath(new URL('../..', import.meta.url));

/** How to bundle a program. */
export interface BundleOptions {
  /** Where its relative imports are found, if it has any. */
  readonly directory?: string | undefined;
  readonly platform: 'browser' | 'node';
  /** `'iife'` is a script without imports and exports; a module otherwise. */
  readonly format?: 'esm' | 'iife';
  /** `false` leaves names as they are, for profiles. */
  readonly minify?: boolean;
}

/** One file that a program with all that it uses became. */
export interface Bundle {
  readonly code: Uint8Array;
  /** The bytes in it that come of each module, by the path of that. */
  readonly bytesOfModules: ReadonlyMap<string, number>;
}

/**
 * Bundles a program into one file.
 * @param source - a module in JavaScript: in TypeScript, a name that is not exported could be that of a type, and would be no mistake
 * @throws {@link MeasurementError} when it cannot be bundled
 */
export async function bundle(source: string, options: BundleOptions): Promise<Bundle> {
  const { directory = PACKAGE_DIRECTORY, platform, format = 'esm', minify = true } = options;
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, loader: 'js', resolveDir: directory },
    // Files outside of this package see its dependencies, too.
    nodePaths: [`${PACKAGE_DIRECTORY}/node_modules`],
    bundle: true,
    minify,
    format,
    target: 'es2022',
    platform,
    write: false,
    metafile: true,
    logLevel: 'silent',
  }).catch((error: Error) => {
    throw new MeasurementError(`this program cannot be bundled:\n${source}\n${error.message}`);
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error('the bundler gave no file');
  const inputs = Object.values(metafile.outputs).flatMap((file) => Object.entries(file.inputs));
  return {
    code: output.contents,
    bytesOfModules: new Map(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
  };
}
