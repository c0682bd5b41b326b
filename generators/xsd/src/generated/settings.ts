// Made of config/settings-schema.ts by config/settings-files.test.ts. Do not edit: run vitest -u.

import type { ModuleTransformation } from '../config/transform.js';
import type { Leniency } from '../leniencies.js';

/**
 * What a configuration file says: `xsd-codegen.config.ts`, `.js`, `.mjs` or `.json`. Every setting is
 * optional.
 */
export interface Settings {
  /** For editors, in JSON. */
  readonly $schema?: string;
  /**
   * Schema documents to start from, relative to the configuration file. The first one gives the main
   * module its name.
   */
  readonly schemas?: readonly string[];
  /** The folder to write, relative to the configuration file. It is replaced as a whole. */
  readonly out?: string;
  /** The version of XML Schema: `'1.0'` by default. */
  readonly xsdVersion?: '1.0' | '1.1';
  /**
   * The file that maps URLs and namespaces to local schema documents, relative to the configuration
   * file.
   */
  readonly catalog?: string;
  /**
   * Expands general entities of the internal subset of a schema document's DOCTYPE, within limits;
   * without it, a reference to one is an error.
   */
  readonly allowEntities?: boolean;
  /**
   * Departures from the specification that are read as they were meant, with a warning, in schemas that
   * nobody can mend: `'pattern-escapes'` takes needless backslashes out of patterns, and escapes bare
   * hyphens in their classes.
   */
  readonly leniencies?: readonly Leniency[];
  /**
   * TypeScript identifiers by component: `type:Foo`, `element:foo` (its descriptor is then
   * `FooElement`), or the path to an anonymous type, `type:Foo/a`, `element:foo/a/b`, `group:G/a`. Where
   * a local name is ambiguous, `type:{namespace}Foo`.
   */
  readonly names?: Readonly<Record<string, string>>;
  /**
   * What built-in types are in JavaScript, by their local names. Types that derive from them follow. Of
   * the representations, the first one is the usual one.
   */
  readonly simpleTypes?: SimpleTypeSettings;
  /**
   * What simple types of the schema are in JavaScript, by component as in `names`: a representation, or
   * a codec.
   */
  readonly types?: Readonly<Record<string, ValueRepresentation | CodecReference>>;
  /**
   * Complex types with simple content of which a value without attributes is the bare value, not `{
   * $value }`.
   */
  readonly bareSimpleContent?: readonly string[];
  /**
   * `'namespace'`: one module for each target namespace; those above `moduleSize` are split by schema
   * document. `'document'`: one module for each schema document, and one for each target namespace that
   * exports these. `'single'`: one module for all.
   *
   * @defaultValue `'namespace'`
   */
  readonly layout?: ModuleLayout;
  /**
   * How many characters a module may have: a larger one is split by schema document, or by the first
   * letters of identifiers where one document is larger.
   *
   * @defaultValue `1000000`
   */
  readonly moduleSize?: number;
  /** Changes each module before it is written. Only in TypeScript and JavaScript. */
  readonly transform?: ModuleTransformation;
  /**
   * Names of files, without ending, by target namespace (`''` for none); under `layout: 'single'` by
   * that of the entry.
   */
  readonly fileNames?: Readonly<Record<string, string>>;
  /**
   * What relative imports end with: `'js'` for Node and bundlers, `'ts'` for runtimes that load
   * TypeScript, or nothing.
   *
   * @defaultValue `'js'`
   */
  readonly importExtension?: ImportExtension;
  /**
   * `false`: types only, without what `parse`, `serialize` and `validate` need.
   *
   * @defaultValue `true`
   */
  readonly descriptors?: boolean;
  /**
   * How documents are read: `'data'`, as descriptors say; `'static'`, by code for each complex type that
   * can have some, which is faster and more to load; or which types have such code, by their names in
   * TypeScript, in which `*` stands for any characters. Types whose content is more than a list of
   * elements are read as descriptors say.
   *
   * @defaultValue `'data'`
   */
  readonly readers?: ReadersSetting;
  /**
   * Which built-in types the schema has for `xsi:type` below wildcards and in elements of `xs:anyType`
   * and `xs:anySimpleType`: `'used'`, those that the schema documents refer to; or `'all'`, which makes
   * programs about 8 kB larger.
   *
   * @defaultValue `'used'`
   */
  readonly builtInTypes?: BuiltInTypesSetting;
  /**
   * `false`: no `index.ts`.
   *
   * @defaultValue `true`
   */
  readonly index?: boolean;
  /**
   * The global components to start from: `element:gpx`, `type:{namespace}Foo`, `element:*`,
   * `type:Order*`; all where there is none. They come with all that they refer to, with the members of
   * their substitution groups and with what `xsi:type` may name.
   */
  readonly include?: readonly string[];
  /** Global components, written as in `include`, that are left out unless one that stays refers to them. */
  readonly exclude?: readonly string[];
  /** Comments that every file has below its first lines, such as `'/* eslint-disable *\/'`. */
  readonly banner?: string | readonly string[];
  /**
   * Whether `xs:documentation` becomes comments; or in which language: that of the elements whose
   * `xml:lang` is the tag or begins with it (`'en'` takes `en-GB`), or else of those without one, or
   * else of the first.
   *
   * @defaultValue `true`
   */
  readonly documentation?: DocumentationSetting;
}

/**
 * What built-in types are in JavaScript, by their local names. Types that derive from them follow. Of
 * the representations, the first one is the usual one.
 */
export interface SimpleTypeSettings {
  /** Exact, or the nearest number. */
  readonly decimal?: 'string' | 'number' | CodecReference;
  /**
   * Counts for the integer types below too, where they have no setting of their own. A number refuses
   * literals that it does not represent exactly.
   */
  readonly integer?: 'bigint' | 'number' | 'string' | CodecReference;
  readonly nonPositiveInteger?: 'bigint' | 'number' | 'string' | CodecReference;
  readonly negativeInteger?: 'bigint' | 'number' | 'string' | CodecReference;
  readonly nonNegativeInteger?: 'bigint' | 'number' | 'string' | CodecReference;
  readonly positiveInteger?: 'bigint' | 'number' | 'string' | CodecReference;
  readonly long?: 'bigint' | 'number' | 'string' | CodecReference;
  readonly unsignedLong?: 'bigint' | 'number' | 'string' | CodecReference;
  /** The literal, or a `Date`, which forgets the time zone and what is below a millisecond. */
  readonly dateTime?: 'string' | 'Date' | CodecReference;
  readonly dateTimeStamp?: 'string' | 'Date' | CodecReference;
  readonly date?: 'string' | 'Date' | CodecReference;
  /** Octets, or the literal. */
  readonly hexBinary?: 'Uint8Array' | 'string' | CodecReference;
  readonly base64Binary?: 'Uint8Array' | 'string' | CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly string?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly normalizedString?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly token?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly language?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly Name?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly NCName?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly NMTOKEN?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly anyURI?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly boolean?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly float?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly double?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly int?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly short?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly byte?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly unsignedInt?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly unsignedShort?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly unsignedByte?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly duration?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly yearMonthDuration?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly dayTimeDuration?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly time?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly gYearMonth?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly gYear?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly gMonthDay?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly gDay?: CodecReference;
  /** A type of your own, and the codec that maps literals to its values and back. */
  readonly gMonth?: CodecReference;
}

/** A type of your own, and the codec that maps literals to its values and back. */
export interface CodecReference {
  /** The name under which the module exports the type of the values. */
  readonly type: string;
  /** The name under which the module exports the codec, a `SimpleTypeCodec` of the runtime. */
  readonly codec: string;
  /**
   * The module, as generated modules import it: a package, or a path relative to the folder of the
   * generated files.
   */
  readonly import: string;
}

/** A JavaScript type that the values of a simple type can have without further help. */
export type ValueRepresentation = 'string' | 'number' | 'bigint' | 'Date' | 'Uint8Array';

/**
 * `'namespace'`: one module for each target namespace; those above `moduleSize` are split by schema
 * document. `'document'`: one module for each schema document, and one for each target namespace that
 * exports these. `'single'`: one module for all.
 */
export type ModuleLayout = 'namespace' | 'document' | 'single';

/**
 * What relative imports end with: `'js'` for Node and bundlers, `'ts'` for runtimes that load
 * TypeScript, or nothing.
 */
export type ImportExtension = 'js' | 'ts' | 'none';

/**
 * How documents are read: `'data'`, as descriptors say; `'static'`, by code for each complex type that
 * can have some, which is faster and more to load; or which types have such code, by their names in
 * TypeScript, in which `*` stands for any characters. Types whose content is more than a list of
 * elements are read as descriptors say.
 */
export type ReadersSetting = 'data' | 'static' | { readonly static: readonly string[] };

/**
 * Which built-in types the schema has for `xsi:type` below wildcards and in elements of `xs:anyType`
 * and `xs:anySimpleType`: `'used'`, those that the schema documents refer to; or `'all'`, which makes
 * programs about 8 kB larger.
 */
export type BuiltInTypesSetting = 'used' | 'all';

/**
 * Whether `xs:documentation` becomes comments; or in which language: that of the elements whose
 * `xml:lang` is the tag or begins with it (`'en'` takes `en-GB`), or else of those without one, or
 * else of the first.
 */
export type DocumentationSetting = boolean | { readonly language: string };
