import { readFileSync } from 'node:fs';
import { UsageError } from '@proj/generator-kit/cli';
import type { XsdVersion } from '../components/context.js';
import type { Configuration } from '../config/configuration.js';
import {
  findConfiguration,
  type LoadedConfiguration,
  loadConfiguration,
} from '../config/load-configuration.js';
import { defaultConfiguration } from '../config/read-settings.js';
import { type Catalog, parseCatalog } from '../documents/catalog.js';
import type { GenerateOptions } from '../generate.js';
import type { Leniency } from '../leniencies.js';
import type { CliStreams } from './streams.js';

/** Options that all commands have. */
export interface InputFlags {
  readonly config?: string;
  readonly xsdVersion?: XsdVersion;
  readonly catalog?: string;
  readonly allowEntities?: true;
  readonly lenient?: readonly Leniency[];
  readonly json?: true;
  readonly quiet?: true;
}

/** What a command works on: the command line, and the configuration file for what that leaves out. */
export interface Inputs {
  readonly schemas: readonly string[];
  readonly xsdVersion: XsdVersion;
  readonly catalog?: Catalog;
  readonly catalogFile?: string;
  readonly allowEntities?: boolean;
  readonly leniencies: readonly Leniency[];
  readonly configuration: Configuration;
  readonly configurationFile?: string;
  /** The folder of the generated files. */
  readonly out?: string;
}

/**
 * Finds out what a command works on.
 *
 * @throws {@link UsageError} when nothing says which schemas
 */
export async function readInputs(
  schemas: readonly string[],
  flags: InputFlags & { readonly out?: string },
  { cwd = '' }: CliStreams,
): Promise<Inputs> {
  const configurationFile = flags.config ?? findConfiguration(cwd);
  const loaded: Partial<LoadedConfiguration> =
    configurationFile === undefined ? {} : await loadConfiguration(configurationFile);
  const chosen = schemas.length > 0 ? schemas : (loaded.schemas ?? []);
  if (chosen.length === 0) {
    throw new UsageError(
      `no schema: name a schema document, or give "schemas" in ${configurationFile ?? 'xsd-codegen.config.ts'}`,
    );
  }
  const catalogFile = flags.catalog ?? loaded.catalog;
  const out = flags.out ?? loaded.out;
  const allowEntities = flags.allowEntities ?? loaded.allowEntities;
  return {
    schemas: chosen,
    xsdVersion: flags.xsdVersion ?? loaded.xsdVersion ?? '1.0',
    ...(allowEntities !== undefined && { allowEntities }),
    leniencies: flags.lenient ?? loaded.leniencies ?? [],
    configuration: loaded.configuration ?? defaultConfiguration,
    ...(catalogFile !== undefined && { catalogFile, catalog: readCatalog(catalogFile) }),
    ...(configurationFile !== undefined && { configurationFile }),
    ...(out !== undefined && { out }),
  };
}

/**
 * The folder of the generated files.
 *
 * @throws {@link UsageError} when nothing says which
 */
export function outputFolder({ out, configurationFile }: Inputs): string {
  if (out === undefined) {
    throw new UsageError(
      `no folder to write: name one with --out, or give "out" in ${configurationFile ?? 'xsd-codegen.config.ts'}`,
    );
  }
  return out;
}

/** What `generate` is called with. */
export function generateOptions(inputs: Inputs): GenerateOptions {
  const { schemas, xsdVersion, catalog, allowEntities, leniencies, configuration, configurationFile } =
    inputs;
  return {
    schemas,
    xsdVersion,
    leniencies,
    configuration,
    ...(allowEntities !== undefined && { allowEntities }),
    ...(catalog !== undefined && { catalog }),
    ...(configurationFile !== undefined && { configurationFile }),
  };
}

function readCatalog(file: string): Catalog {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `the catalog ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return parseCatalog(file, text);
}
