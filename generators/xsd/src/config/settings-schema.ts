import * as v from 'valibot';
import { leniencyNames } from '../leniencies.js';
import { builtInRepresentations, mappableBuiltInTypes } from './built-in-representations.js';
import type { Settings, SimpleTypeSettings } from './settings.js';
import { type IssueContext, memberMessage, mustBe, mustBeOneOf } from './settings-messages.js';
import type { ModuleTransformation } from './transform.js';

// The one description of a configuration: what the settings are called, what they may be, what they are by default, and
// what they do. `config.schema.json` and the types in `../generated/settings.ts` are made of it, by
// `settings-files.test.ts`. Metadata name types that are exported of their own, and the module that has them already.

/** Settings that were checked: those that have a default are there. */
export type CompleteSettings = {
  readonly [K in DefaultedSetting]-?: Exclude<Settings[K], undefined>;
} & {
  readonly [K in Exclude<keyof Settings, DefaultedSetting | 'simpleTypes'>]?: Settings[K] | undefined;
} & {
  readonly simpleTypes: { readonly [K in keyof SimpleTypeSettings]?: SimpleTypeSettings[K] | undefined };
};

/** The settings that have a default. */
type DefaultedSetting =
  | 'schemas'
  | 'names'
  | 'types'
  | 'bareSimpleContent'
  | 'layout'
  | 'moduleSize'
  | 'fileNames'
  | 'importExtension'
  | 'descriptors'
  | 'readers'
  | 'builtInTypes'
  | 'index'
  | 'include'
  | 'exclude'
  | 'banner'
  | 'documentation'
  | 'leniencies';

/** An object that is not an array, which valibot would take for one. */
function anyObject(message: string | ((issue: IssueContext) => string) = mustBe('an object')) {
  return v.custom<object>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    message,
  );
}

/** An object that has no other members. */
function closedObject<E extends v.ObjectEntries>(
  entries: E,
  missing?: Readonly<Record<string, string>>,
  message?: string,
) {
  return v.pipe(anyObject(message), v.strictObject(entries, memberMessage(Object.keys(entries), missing)));
}

function text() {
  const message = mustBe('a string');
  return v.pipe(v.string(message), v.nonEmpty(message));
}

function texts() {
  return v.array(v.string('must be a string'), 'must be an array of strings');
}

function flag() {
  return v.boolean(mustBe('true or false'));
}

function oneOf<const T extends readonly string[]>(...values: T) {
  return v.picklist(values, mustBeOneOf(values));
}

const exportName = v.pipe(
  v.string('must be the name of an export'),
  v.regex(/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u, 'must be the name of an export'),
);

const codec = v.pipe(
  closedObject(
    {
      type: v.pipe(
        exportName,
        v.description('The name under which the module exports the type of the values.'),
      ),
      codec: v.pipe(
        exportName,
        v.description(
          'The name under which the module exports the codec, a `SimpleTypeCodec` of the runtime.',
        ),
      ),
      import: v.pipe(
        text(),
        v.description(
          'The module, as generated modules import it: a package, or a path relative to the folder of the generated files.',
        ),
      ),
    },
    {
      type: 'must be the name of an export',
      codec: 'must be the name of an export',
      import: 'must name the module that exports the type and the codec',
    },
    'must be a codec: { "type", "import", "codec" }',
  ),
  v.description('A type of your own, and the codec that maps literals to its values and back.'),
  v.metadata({ typeName: 'CodecReference' }),
);

const representation = v.pipe(
  oneOf('string', 'number', 'bigint', 'Date', 'Uint8Array'),
  v.description('A JavaScript type that the values of a simple type can have without further help.'),
  v.metadata({ typeName: 'ValueRepresentation' }),
);

/** What some built-in types can be: the reason to map them. */
const simpleTypeDescriptions: Readonly<Record<string, string>> = {
  decimal: 'Exact, or the nearest number.',
  integer:
    'Counts for the integer types below too, where they have no setting of their own. A number refuses literals that it does not represent exactly.',
  dateTime: 'The literal, or a `Date`, which forgets the time zone and what is below a millisecond.',
  hexBinary: 'Octets, or the literal.',
};

function simpleTypeSetting(name: string) {
  const choice = builtInRepresentations[name];
  const mapping = choice === undefined ? codec : v.union([oneOf(...choice), codec], mustBeOneOf(choice));
  const description = simpleTypeDescriptions[name];
  return v.optional(description === undefined ? mapping : v.pipe(mapping, v.description(description)));
}

const componentMessage = 'must begin with "type:", "element:", "group:" or "attribute:"';
const componentName = v.pipe(
  v.string(componentMessage),
  v.regex(/^(type|element|group|attribute):./, componentMessage),
);

/** Settings by component. */
function byComponent<T extends v.GenericSchema>(value: T) {
  return v.pipe(anyObject(), v.record(componentName, value));
}

const typeName = v.pipe(
  v.string('must be a TypeScript identifier'),
  v.regex(/^[\p{Lu}_$][\p{ID_Continue}$]*$/u, ({ input }) =>
    /^\p{ID_Start}[\p{ID_Continue}$]*$/u.test(input)
      ? 'must begin with a capital letter, as the names of types do'
      : 'must be a TypeScript identifier',
  ),
);

const globalComponents = v.array(
  v.pipe(
    v.string('must be a string'),
    v.regex(
      /^(type|element|attribute):(\{[^{}]*\})?[^{}]+$/,
      'must be "element:", "type:" or "attribute:" and a name, which may hold "*": "element:order", "type:{urn:a}*"',
    ),
  ),
  'must be an array of strings',
);

const fileNameMessage = 'must be the name of a file without its ending: letters, digits, ".", "-" and "_"';
/** Modules that there are besides those of namespaces. */
const ownFiles: readonly string[] = ['index', 'global-declarations', 'prefixes'];

const fileNames = v.pipe(
  anyObject(),
  v.record(
    v.string(),
    v.pipe(
      v.string(fileNameMessage),
      v.regex(/^[\p{L}\p{N}_]([\p{L}\p{N}._-]*[\p{L}\p{N}_-])?$/u, fileNameMessage),
      v.check(
        (name) => !/\.(ts|js|mts|mjs)$/.test(name),
        ({ input }) => `must be without an ending: ${JSON.stringify(input.replace(/\.\w+$/, ''))}`,
      ),
      // With the ending of a module, it would be that of a declaration file.
      v.check((name) => !/\.d$/i.test(name), 'must not end with ".d", as declaration files do'),
      v.check(
        (name) => !ownFiles.includes(name.toLowerCase()),
        ({ input }) => `is the name of a file that is generated anyway: ${JSON.stringify(input)}`,
      ),
    ),
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const names = dataset.typed ? dataset.value : {};
    const taken = new Map<string, string>();
    for (const [namespace, name] of Object.entries(names)) {
      const other = taken.get(name.toLowerCase());
      if (other !== undefined) {
        addIssue({
          message: `is the name of the file of ${JSON.stringify(other)} already`,
          path: [{ type: 'object', origin: 'value', input: names, key: namespace, value: name }],
        });
      }
      taken.set(name.toLowerCase(), namespace);
    }
  }),
);

const banner = v.pipe(
  v.union([v.string(), texts()], 'must be an array of strings'),
  v.check(
    (lines) => codeIn(lines) === '',
    ({ input }) => `must hold comments only, and has ${JSON.stringify(codeIn(input).slice(0, 40))}`,
  ),
);

/** What a banner has besides comments. */
function codeIn(lines: string | readonly string[]): string {
  return [lines]
    .flat()
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .trim();
}

const language = closedObject(
  {
    language: v.pipe(
      v.string('must be a language tag such as "en"'),
      v.regex(/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/, 'must be a language tag such as "en"'),
    ),
  },
  { language: 'must be a language tag such as "en"' },
);

const staticReaders = closedObject({ static: texts() }, { static: 'must be an array of names of types' });

const settings = v.pipe(
  closedObject({
    $schema: v.optional(v.pipe(v.string(mustBe('a string')), v.description('For editors, in JSON.'))),
    schemas: v.optional(
      v.pipe(
        texts(),
        v.description(
          'Schema documents to start from, relative to the configuration file. The first one gives the main module its name.',
        ),
      ),
      [],
    ),
    out: v.optional(
      v.pipe(
        text(),
        v.description('The folder to write, relative to the configuration file. It is replaced as a whole.'),
      ),
    ),
    xsdVersion: v.optional(
      v.pipe(oneOf('1.0', '1.1'), v.description("The version of XML Schema: `'1.0'` by default.")),
    ),
    catalog: v.optional(
      v.pipe(
        text(),
        v.description(
          'The file that maps URLs and namespaces to local schema documents, relative to the configuration file.',
        ),
      ),
    ),
    allowEntities: v.optional(
      v.pipe(
        flag(),
        v.description(
          "Expands general entities of the internal subset of a schema document's DOCTYPE, within limits; without it, a reference to one is an error.",
        ),
      ),
    ),
    leniencies: v.optional(
      v.pipe(
        v.array(
          v.pipe(
            oneOf(...leniencyNames),
            v.metadata({ typeName: 'Leniency', typeModule: '../leniencies.js' }),
          ),
          'must be an array of strings',
        ),
        v.description(
          "Departures from the specification that are read as they were meant, with a warning, in schemas that nobody can mend: `'pattern-escapes'` takes needless backslashes out of patterns, and escapes bare hyphens in their classes.",
        ),
      ),
      [],
    ),
    names: v.optional(
      v.pipe(
        byComponent(typeName),
        v.description(
          'TypeScript identifiers by component: `type:Foo`, `element:foo` (its descriptor is then `FooElement`), or the path to an anonymous type, `type:Foo/a`, `element:foo/a/b`, `group:G/a`. Where a local name is ambiguous, `type:{namespace}Foo`.',
        ),
      ),
      {},
    ),
    simpleTypes: v.optional(
      v.pipe(
        closedObject(Object.fromEntries(mappableBuiltInTypes.map((name) => [name, simpleTypeSetting(name)]))),
        v.description(
          'What built-in types are in JavaScript, by their local names. Types that derive from them follow. Of the representations, the first one is the usual one.',
        ),
        v.metadata({ typeName: 'SimpleTypeSettings' }),
      ),
      {},
    ),
    types: v.optional(
      v.pipe(
        byComponent(v.union([representation, codec], mustBeOneOf(representation.options))),
        v.description(
          'What simple types of the schema are in JavaScript, by component as in `names`: a representation, or a codec.',
        ),
      ),
      {},
    ),
    bareSimpleContent: v.optional(
      v.pipe(
        texts(),
        v.description(
          'Complex types with simple content of which a value without attributes is the bare value, not `{ $value }`.',
        ),
      ),
      [],
    ),
    layout: v.optional(
      v.pipe(
        oneOf('namespace', 'document', 'single'),
        v.description(
          "`'namespace'`: one module for each target namespace; those above `moduleSize` are split by schema document. `'document'`: one module for each schema document, and one for each target namespace that exports these. `'single'`: one module for all.",
        ),
        v.metadata({ typeName: 'ModuleLayout' }),
      ),
      'namespace',
    ),
    moduleSize: v.optional(
      v.pipe(
        v.number(mustBe('a whole number above 0')),
        v.integer(mustBe('a whole number above 0')),
        v.minValue(1, mustBe('a whole number above 0')),
        v.description(
          'How many characters a module may have: a larger one is split by schema document, or by the first letters of identifiers where one document is larger.',
        ),
      ),
      1_000_000,
    ),
    transform: v.optional(
      v.pipe(
        v.custom<ModuleTransformation>(
          (value) => typeof value === 'function',
          mustBe('a function, which a configuration in TypeScript or JavaScript can have'),
        ),
        v.description('Changes each module before it is written. Only in TypeScript and JavaScript.'),
        v.metadata({ typeName: 'ModuleTransformation', typeModule: '../config/transform.js' }),
      ),
    ),
    fileNames: v.optional(
      v.pipe(
        fileNames,
        v.description(
          "Names of files, without ending, by target namespace (`''` for none); under `layout: 'single'` by that of the entry.",
        ),
      ),
      {},
    ),
    importExtension: v.optional(
      v.pipe(
        oneOf('js', 'ts', 'none'),
        v.description(
          "What relative imports end with: `'js'` for Node and bundlers, `'ts'` for runtimes that load TypeScript, or nothing.",
        ),
        v.metadata({ typeName: 'ImportExtension' }),
      ),
      'js',
    ),
    descriptors: v.optional(
      v.pipe(
        flag(),
        v.description('`false`: types only, without what `parse`, `serialize` and `validate` need.'),
      ),
      true,
    ),
    readers: v.optional(
      v.pipe(
        v.union(
          [oneOf('data', 'static'), staticReaders],
          mustBe('"data", "static", or { "static": [names of types] }'),
        ),
        v.description(
          "How documents are read: `'data'`, as descriptors say; `'static'`, by code for each complex type that can have some, which is faster and more to load; or which types have such code, by their names in TypeScript, in which `*` stands for any characters. Types whose content is more than a list of elements are read as descriptors say.",
        ),
        v.metadata({ typeName: 'ReadersSetting' }),
      ),
      'data',
    ),
    builtInTypes: v.optional(
      v.pipe(
        oneOf('used', 'all'),
        v.description(
          "Which built-in types the schema has for `xsi:type` below wildcards and in elements of `xs:anyType` and `xs:anySimpleType`: `'used'`, those that the schema documents refer to; or `'all'`, which makes programs about 8 kB larger.",
        ),
        v.metadata({ typeName: 'BuiltInTypesSetting' }),
      ),
      'used',
    ),
    index: v.optional(v.pipe(flag(), v.description('`false`: no `index.ts`.')), true),
    include: v.optional(
      v.pipe(
        globalComponents,
        v.description(
          'The global components to start from: `element:gpx`, `type:{namespace}Foo`, `element:*`, `type:Order*`; all where there is none. They come with all that they refer to, with the members of their substitution groups and with what `xsi:type` may name.',
        ),
      ),
      [],
    ),
    exclude: v.optional(
      v.pipe(
        globalComponents,
        v.description(
          'Global components, written as in `include`, that are left out unless one that stays refers to them.',
        ),
      ),
      [],
    ),
    banner: v.optional(
      v.pipe(
        banner,
        v.description(
          "Comments that every file has below its first lines, such as `'/* eslint-disable *\\/'`.",
        ),
      ),
      '',
    ),
    documentation: v.optional(
      v.pipe(
        v.union([flag(), language], mustBe('true, false, or { "language" }')),
        v.description(
          "Whether `xs:documentation` becomes comments; or in which language: that of the elements whose `xml:lang` is the tag or begins with it (`'en'` takes `en-GB`), or else of those without one, or else of the first.",
        ),
        v.metadata({ typeName: 'DocumentationSetting' }),
      ),
      true,
    ),
  }),
  v.description(
    'What a configuration file says: `xsd-codegen.config.ts`, `.js`, `.mjs` or `.json`. Every setting is optional.',
  ),
  v.metadata({ typeName: 'Settings' }),
);

/** The description of the settings. */
export const settingsSchema: v.GenericSchema<object, CompleteSettings> = settings;
