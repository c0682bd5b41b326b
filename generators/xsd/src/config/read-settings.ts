import * as v from 'valibot';
import type { Leniency } from '../leniencies.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import type { Configuration, ValueMapping } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import { type CompleteSettings, settingsSchema } from './settings-schema.js';

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

/**
 * Checks what a configuration file holds.
 *
 * @param file - the path of the file, for messages
 * @param content - what JSON or the module's default export came to
 * @throws {@link ConfigurationError} when a setting is unknown or has a value of the wrong type; it names all of them
 */
export function readSettings(file: string, content: unknown): CheckedSettings {
  const result = v.safeParse(settingsSchema, content);
  if (!result.success) {
    throw new ConfigurationError(result.issues.map((issue) => messageOf(file, issue)).join('\n'));
  }
  const { schemas, out, xsdVersion, catalog, allowEntities, leniencies } = result.output;
  return {
    schemas,
    ...(out !== undefined && { out }),
    ...(xsdVersion !== undefined && { xsdVersion }),
    ...(catalog !== undefined && { catalog }),
    ...(allowEntities !== undefined && { allowEntities }),
    leniencies,
    configuration: configurationOf(result.output),
  };
}

/** The configuration of a generator that has none. */
export const defaultConfiguration: Configuration = readSettings('', {}).configuration;

function configurationOf(settings: CompleteSettings): Configuration {
  const { names, simpleTypes, types, fileNames, banner, transform } = settings;
  const mappings = Object.entries(simpleTypes).filter(
    (entry): entry is [string, ValueMapping] => entry[1] !== undefined,
  );
  return {
    names: new Map(Object.entries(names)),
    simpleTypes: Object.fromEntries(mappings),
    types: new Map(Object.entries(types)),
    bareSimpleContent: settings.bareSimpleContent,
    layout: settings.layout,
    moduleSize: settings.moduleSize,
    ...(transform !== undefined && { transform }),
    fileNames: new Map(Object.entries(fileNames)),
    importExtension: settings.importExtension,
    descriptors: settings.descriptors,
    readers: settings.readers,
    builtInTypes: settings.builtInTypes,
    index: settings.index,
    include: settings.include,
    exclude: settings.exclude,
    banner: [banner].flat().join('\n'),
    documentation: settings.documentation,
  };
}

type Path = readonly v.IssuePathItem[];

/** Says where something is wrong, and what is expected there. */
function messageOf(file: string, issue: v.BaseIssue<unknown>, above: Path = []): string {
  const path = [...above, ...(issue.path ?? [])];
  // Of the kinds of values that a setting may have, an object can only have been meant for the one that is an object.
  const inner =
    typeof issue.input === 'object' ? issue.issues?.find((each) => each.path !== undefined) : undefined;
  if (issue.type === 'union' && inner !== undefined) return messageOf(file, inner, path);
  const place = path.reduce(
    (text, { type, key }) =>
      type === 'array' ? `${text}[${String(key)}]` : `${text}${text === '' ? '' : '.'}${String(key)}`,
    '',
  );
  const end = issue.message.endsWith('?') ? '' : '.';
  return `${file}: ${place === '' ? 'the configuration' : place} ${issue.message}${end}`;
}
