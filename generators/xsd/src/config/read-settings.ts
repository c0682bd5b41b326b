import { type Leniency, leniencyNames } from '../leniencies.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import type { Configuration } from './configuration.js';
import type { Settings } from './settings.js';
import { SettingsReader } from './settings-reader.js';

/** What a configuration file says, checked. Paths are as they are written. */
export interface CheckedSettings {
  readonly schemas: readonly string[];
  readonly out?: string;
  readonly xsdVersion?: XsdVersion;
  readonly catalog?: string;
  readonly allowEntities?: boolean;
  readonly leniencies: readonly Leniency[];
  readonly configuration: Configuration;
}

/** Every setting that there is. */
const settings: readonly (keyof Settings)[] = [
  '$schema',
  'schemas',
  'out',
  'xsdVersion',
  'catalog',
  'allowEntities',
  'leniencies',
  'names',
  'simpleTypes',
  'types',
  'bareSimpleContent',
  'layout',
  'moduleSize',
  'transform',
  'fileNames',
  'importExtension',
  'descriptors',
  'index',
  'include',
  'exclude',
  'banner',
  'documentation',
];

/**
 * Checks what a configuration file holds.
 *
 * @param file - the path of the file, for messages
 * @param content - what JSON or the module's default export came to
 * @throws {@link ConfigurationError} when a setting is unknown or has a value of the wrong type
 */
export function readSettings(file: string, content: unknown): CheckedSettings {
  const reader = new SettingsReader(file);
  const members = reader.object('', content, settings);
  const out = reader.string('out', members.out);
  const xsdVersion = reader.oneOf('xsdVersion', members.xsdVersion, ['1.0', '1.1'] as const);
  const catalog = reader.string('catalog', members.catalog);
  const allowEntities = reader.boolean('allowEntities', members.allowEntities);
  return {
    schemas: reader.strings('schemas', members.schemas),
    ...(out !== undefined && { out }),
    ...(xsdVersion !== undefined && { xsdVersion }),
    ...(catalog !== undefined && { catalog }),
    ...(allowEntities !== undefined && { allowEntities }),
    leniencies: reader
      .strings('leniencies', members.leniencies)
      .flatMap((it, index) => reader.oneOf(`leniencies[${index}]`, it, leniencyNames) ?? []),
    configuration: readConfiguration(reader, members),
  };
}

function readConfiguration(
  reader: SettingsReader,
  members: Readonly<Record<string, unknown>>,
): Configuration {
  return {
    names: reader.names('names', members.names),
    simpleTypes: reader.simpleTypes('simpleTypes', members.simpleTypes),
    types: reader.types('types', members.types),
    bareSimpleContent: reader.strings('bareSimpleContent', members.bareSimpleContent),
    layout:
      reader.oneOf('layout', members.layout, ['namespace', 'document', 'single'] as const) ?? 'namespace',
    moduleSize: reader.positiveInteger('moduleSize', members.moduleSize) ?? 1_000_000,
    ...reader.transform('transform', members.transform),
    fileNames: reader.fileNames('fileNames', members.fileNames),
    importExtension:
      reader.oneOf('importExtension', members.importExtension, ['js', 'ts', 'none'] as const) ?? 'js',
    descriptors: reader.boolean('descriptors', members.descriptors) ?? true,
    index: reader.boolean('index', members.index) ?? true,
    include: reader.components('include', members.include),
    exclude: reader.components('exclude', members.exclude),
    banner: reader.banner('banner', members.banner),
    documentation: reader.documentation('documentation', members.documentation),
  };
}
