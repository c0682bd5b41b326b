import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { ConfigurationError } from './configuration-error.js';
import { parseJson } from './parse-configuration.js';
import { type CheckedSettings, readSettings } from './read-settings.js';

/** The names under which a configuration file is found, the first one that exists. */
const configurationFileNames: readonly string[] = [
  'xsd-codegen.config.ts',
  'xsd-codegen.config.mts',
  'xsd-codegen.config.js',
  'xsd-codegen.config.mjs',
  'xsd-codegen.config.json',
];

/** A configuration file that was read: its paths are relative to what the file's own path is relative to. */
export interface LoadedConfiguration extends CheckedSettings {
  /** The file. */
  readonly file: string;
}

/** The configuration file in `folder`; undefined where there is none. */
export function findConfiguration(folder: string): string | undefined {
  return configurationFileNames.map((name) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * Loads a configuration file. One in TypeScript or JavaScript is run, anew each time: its default export is the
 * settings, or a function, async or not, that returns them.
 *
 * @throws {@link ConfigurationError} when the file cannot be read or run, exports nothing, or a setting is wrong
 */
export async function loadConfiguration(file: string): Promise<LoadedConfiguration> {
  const content = extname(file) === '.json' ? parseJson(file, readText(file)) : await runModule(file);
  const checked = readSettings(file, content);
  const place = (path: string): string => (isAbsolute(path) ? path : join(dirname(file), path));
  return {
    ...checked,
    file,
    schemas: checked.schemas.map(place),
    ...(checked.out !== undefined && { out: place(checked.out) }),
    ...(checked.catalog !== undefined && { catalog: place(checked.catalog) }),
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigurationError(`the configuration ${file} cannot be read: ${messageOf(error)}`);
  }
}

async function runModule(file: string): Promise<unknown> {
  if (!/^\.[mc]?[jt]s$/.test(extname(file))) {
    throw new ConfigurationError(
      `the configuration ${file} has a name that ends in none of .ts, .mts, .js, .mjs and .json.`,
    );
  }
  const text = readText(file);
  // This package may be run without being installed beside the configuration, and has to be the same one.
  const own = fileURLToPath(new URL('../define-config', import.meta.url));
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    alias: { '@proj/xsd-codegen': own },
  });
  let exported: unknown;
  try {
    // Node imports a module once, and jiti leaves .mjs to it: only as text is a file run anew each time.
    const options = { filename: resolve(file), async: true, forceTranspile: true };
    exported = defaultExport(await jiti.evalModule(text, options));
    exported = typeof exported === 'function' ? await exported() : exported;
  } catch (error) {
    throw new ConfigurationError(`the configuration ${file} cannot be run: ${messageOf(error)}`);
  }
  if (typeof exported !== 'object' || exported === null || isEmptyModule(exported)) {
    throw new ConfigurationError(
      `the configuration ${file} has no default export; write "export default defineConfig({ … });".`,
    );
  }
  return exported;
}

/** The default export, or what a CommonJS module exports. */
function defaultExport(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
}

/** jiti gives the module itself where it has no default export. */
function isEmptyModule(exported: object): boolean {
  return '__esModule' in exported || exported.toString() === '[object Module]';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
