import { docText, propertyName, stringLiteral } from '@proj/generator-kit';
import {
  GeneratedProject,
  ImportRecorder,
  type OptionalKind,
  type PropertySignatureStructure,
  type Statement,
  tsMorph,
} from '@proj/generator-kit/source-files';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from './settings-schema.js';

// `vitest -u` writes both files anew.
describe('the description of the settings', () => {
  it('gives config.schema.json', async () => {
    await expect(configSchema()).toMatchFileSnapshot('../../config.schema.json');
  });

  it('gives the types of the settings', async () => {
    await expect(settingsModule()).toMatchFileSnapshot('../generated/settings.ts');
  });
});

/** A schema, as far as it is looked at here. */
interface Description extends v.GenericSchema {
  readonly pipe?: readonly (v.GenericSchema | v.PipeAction<unknown, unknown, v.BaseIssue<unknown>>)[];
  readonly wrapped?: Description;
  readonly default?: unknown;
  readonly options?: readonly (string | Description)[];
  readonly item?: Description;
  readonly value?: Description;
  readonly entries?: Readonly<Record<string, Description>>;
}

const root: Description = settingsSchema;

/** The schema that says what the members are: the last one of a pipe, or what may be absent. */
function innermost(schema: Description): Description {
  if (schema.wrapped !== undefined) return innermost(schema.wrapped);
  const last = schema.pipe?.filter((item): item is Description => item.kind === 'schema').at(-1);
  return last === undefined ? schema : innermost(last);
}

/** The name under which the type of a schema is exported. */
function nameOf(schema: Description): string | undefined {
  const name = v.getMetadata(schema).typeName;
  return typeof name === 'string' ? name : undefined;
}

/** The schemas below one, itself included, in the order in which they are described. */
function below(schema: Description): readonly Description[] {
  const inner = innermost(schema);
  const parts = [
    ...Object.values(inner.entries ?? {}),
    ...(inner.options ?? []).filter((option) => typeof option !== 'string'),
    ...(inner.item ? [inner.item] : []),
    ...(inner.value ? [inner.value] : []),
  ].map((part) => part.wrapped ?? part);
  return [schema, ...parts.flatMap(below)];
}

/** The schemas whose types are exported, by name. */
function namedSchemas(): ReadonlyMap<string, Description> {
  return new Map(
    below(root).flatMap((schema) => {
      const name = nameOf(schema);
      return name === undefined ? [] : [[name, schema] as const];
    }),
  );
}

/** The JSON Schema of a configuration in JSON, which cannot hold functions. */
function configSchema(): string {
  const isFunction = (schema: Description): boolean =>
    innermost(schema).type === 'custom' && schema !== root && nameOf(schema) !== undefined;
  const definitions = [...namedSchemas()].filter(([, schema]) => schema !== root && !isFunction(schema));
  const { properties = {}, ...schema } = toJsonSchema(root, {
    // Checks that JSON Schema does not know say so when the configuration is read.
    errorMode: 'ignore',
    definitions: Object.fromEntries(definitions),
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === 'custom' ? {} : undefined),
    ignoreActions: ['metadata'],
  });
  const inJson = Object.entries(properties).filter(([name]) => {
    const entry = innermost(root).entries?.[name];
    return entry?.wrapped === undefined || !isFunction(entry.wrapped);
  });
  return `${JSON.stringify({ title: 'Configuration of xsd-codegen', ...schema, properties: Object.fromEntries(inJson) }, undefined, 2)}\n`;
}

/** The module with the types of the settings. */
function settingsModule(): string {
  const { StructureKind } = tsMorph();
  const imports = new ImportRecorder();
  const statements = [...namedSchemas()].flatMap(([name, schema]): Statement[] => {
    const inner = innermost(schema);
    const docs = docsOf(schema);
    const { typeModule } = v.getMetadata(schema);
    if (typeof typeModule === 'string') {
      imports.named(typeModule, name, 'type');
      return [];
    }
    return inner.entries === undefined
      ? [{ kind: StructureKind.TypeAlias, isExported: true, name, docs, type: typeOf(inner) }]
      : [
          {
            kind: StructureKind.Interface,
            isExported: true,
            name,
            docs,
            properties: Object.entries(inner.entries).map(([key, entry]) => property(key, entry)),
          },
        ];
  });
  const header =
    '// Made of config/settings-schema.ts by config/settings-files.test.ts. Do not edit: run vitest -u.\n';
  const project = new GeneratedProject();
  project.addModule({ fileName: 'settings.ts' }, { header, imports, statements });
  return project.files().get('settings.ts') ?? '';
}

function property(key: string, entry: Description): OptionalKind<PropertySignatureStructure> {
  const isOptional = entry.type === 'optional';
  return {
    name: propertyName(key),
    isReadonly: true,
    hasQuestionToken: isOptional,
    type: typeName(entry.wrapped ?? entry),
    docs: docsOf(entry.wrapped ?? entry, isOptional ? entry.default : undefined),
  };
}

function docsOf(schema: Description, defaultValue?: unknown): string[] {
  const description = v.getDescription(schema);
  const isWorthATag =
    ['boolean', 'number'].includes(typeof defaultValue) ||
    Boolean(defaultValue && typeof defaultValue === 'string');
  const value = typeof defaultValue === 'string' ? stringLiteral(defaultValue) : String(defaultValue);
  const tags = isWorthATag ? [{ tag: 'defaultValue', value: `\`${value}\`` }] : [];
  const text = docText(description === undefined ? [] : [description], tags);
  return text === undefined ? [] : [text];
}

/** The name of a type, or the type. */
function typeName(schema: Description): string {
  return nameOf(schema) ?? typeOf(innermost(schema));
}

function typeOf(schema: Description): string {
  const { type, options = [], item, value, entries } = schema;
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return type;
    case 'picklist':
    case 'union':
      return options
        .map((option) => (typeof option === 'string' ? stringLiteral(option) : typeName(option)))
        .join(' | ');
    case 'array':
      return `readonly ${item === undefined ? 'unknown' : typeName(item)}[]`;
    case 'record':
      return `Readonly<Record<string, ${value === undefined ? 'unknown' : typeName(value)}>>`;
    case 'strict_object':
      return `{ ${Object.entries(entries ?? {})
        .map(([key, entry]) => `readonly ${propertyName(key)}: ${typeName(entry)}`)
        .join('; ')} }`;
    default:
      throw new Error(`There is no type for a schema of the kind ${type}.`);
  }
}
