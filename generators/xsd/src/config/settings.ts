import type { SourceFile } from 'ts-morph';
import type { Leniency } from '../leniencies.js';
import type { CodecReference, ValueRepresentation } from './configuration.js';

/**
 * `'namespace'`: one module for each target namespace; those above `moduleSize` are split by schema document.
 * `'document'`: one module for each schema document, and one for each target namespace that exports these.
 * `'single'`: one module for all.
 */
export type ModuleLayout = 'namespace' | 'document' | 'single';

/** A generated module, as a {@link ModuleTransformation} is told of it. */
export interface GeneratedModule {
  /** The name of the file, such as `order.ts`. */
  readonly fileName: string;
  /** The target namespaces whose components it declares or exports. */
  readonly targetNamespaces: readonly string[];
  /** The schema documents that declare them, as the header of the file shows them. */
  readonly schemaFiles: readonly string[];
}

/**
 * Changes a generated module before it is written: adds decorators, renames, drops or brands types, with the means of
 * ts-morph. The same for the same schema always, or generated files change without a reason.
 */
export type ModuleTransformation = (file: SourceFile, module: GeneratedModule) => void;

/** What relative imports end with: `'js'` for Node and bundlers, `'ts'` for runtimes that load TypeScript, or nothing. */
export type ImportExtension = 'js' | 'ts' | 'none';

/**
 * Whether `xs:documentation` becomes comments; or in which language: that of the elements whose `xml:lang` is the tag
 * or begins with it (`'en'` takes `en-GB`), or else of those without one, or else of the first.
 */
export type DocumentationSetting = boolean | { readonly language: string };

/** A decimal type: exact, or the nearest number. */
export type DecimalSetting = 'string' | 'number' | CodecReference;

/** An integer type without bounds that fit a number: `'number'` refuses literals that no number represents exactly. */
export type IntegerSetting = 'bigint' | 'number' | 'string' | CodecReference;

/** A date type: the literal, or a `Date`, which forgets the time zone and what is below a millisecond. */
export type InstantSetting = 'string' | 'Date' | CodecReference;

/** A binary type: octets, or the literal. */
export type OctetsSetting = 'Uint8Array' | 'string' | CodecReference;

/** What built-in types are in JavaScript. Types that derive from them follow. */
export interface SimpleTypeSettings {
  readonly decimal?: DecimalSetting;
  /** Counts for the integer types below too, where they have no setting of their own. */
  readonly integer?: IntegerSetting;
  readonly nonPositiveInteger?: IntegerSetting;
  readonly negativeInteger?: IntegerSetting;
  readonly nonNegativeInteger?: IntegerSetting;
  readonly positiveInteger?: IntegerSetting;
  readonly long?: IntegerSetting;
  readonly unsignedLong?: IntegerSetting;
  readonly dateTime?: InstantSetting;
  readonly dateTimeStamp?: InstantSetting;
  readonly date?: InstantSetting;
  readonly hexBinary?: OctetsSetting;
  readonly base64Binary?: OctetsSetting;
  readonly string?: CodecReference;
  readonly normalizedString?: CodecReference;
  readonly token?: CodecReference;
  readonly language?: CodecReference;
  readonly Name?: CodecReference;
  readonly NCName?: CodecReference;
  readonly NMTOKEN?: CodecReference;
  readonly anyURI?: CodecReference;
  readonly boolean?: CodecReference;
  readonly float?: CodecReference;
  readonly double?: CodecReference;
  readonly int?: CodecReference;
  readonly short?: CodecReference;
  readonly byte?: CodecReference;
  readonly unsignedInt?: CodecReference;
  readonly unsignedShort?: CodecReference;
  readonly unsignedByte?: CodecReference;
  readonly duration?: CodecReference;
  readonly yearMonthDuration?: CodecReference;
  readonly dayTimeDuration?: CodecReference;
  readonly time?: CodecReference;
  readonly gYearMonth?: CodecReference;
  readonly gYear?: CodecReference;
  readonly gMonthDay?: CodecReference;
  readonly gDay?: CodecReference;
  readonly gMonth?: CodecReference;
}

/** What a configuration file says: `xsd-codegen.config.ts`, `.js`, `.mjs` or `.json`. Every setting is optional. */
export interface Settings {
  /** For editors, in JSON. */
  readonly $schema?: string;
  /** Schema documents to start from, relative to the configuration file. The first one gives the main module its name. */
  readonly schemas?: readonly string[];
  /** The folder to write, relative to the configuration file. It is replaced as a whole. */
  readonly out?: string;
  /** The version of XML Schema: `'1.0'` by default. */
  readonly xsdVersion?: '1.0' | '1.1';
  /** The file that maps URLs and namespaces to local schema documents, relative to the configuration file. */
  readonly catalog?: string;
  /**
   * Expands general entities of the internal subset of a schema document's DOCTYPE, within limits; without it, a reference
   * to one is an error.
   * @defaultValue `false`
   */
  readonly allowEntities?: boolean;
  /**
   * Departures from the specification that are read as they were meant, with a warning, in schemas that nobody can mend:
   * `'pattern-escapes'` takes needless backslashes out of patterns, and escapes bare hyphens in their classes.
   * @defaultValue `[]`
   */
  readonly leniencies?: readonly Leniency[];
  /**
   * TypeScript identifiers by component: `type:Foo`, `element:foo` (its descriptor is then `FooElement`), or the path to
   * an anonymous type, `type:Foo/a`, `element:foo/a/b`, `group:G/a`. Where a local name is ambiguous, `type:{namespace}Foo`.
   */
  readonly names?: Readonly<Record<string, string>>;
  /** What built-in types are in JavaScript, by their local names. */
  readonly simpleTypes?: SimpleTypeSettings;
  /** What simple types of the schema are in JavaScript, by component as in `names`: a representation, or a codec. */
  readonly types?: Readonly<Record<string, ValueRepresentation | CodecReference>>;
  /** Complex types with simple content of which a value without attributes is the bare value, not `{ $value }`. */
  readonly bareSimpleContent?: readonly string[];
  /** `'namespace'` by default. */
  readonly layout?: ModuleLayout;
  /**
   * How many characters a module may have: a larger one is split by schema document, or by the first letters of
   * identifiers where one document is larger.
   * @defaultValue `1_000_000`
   */
  readonly moduleSize?: number;
  /** Changes each module before it is written. Only in TypeScript and JavaScript. */
  readonly transform?: ModuleTransformation;
  /** Names of files, without ending, by target namespace (`''` for none); under `layout: 'single'` by that of the entry. */
  readonly fileNames?: Readonly<Record<string, string>>;
  /** `'js'` by default. */
  readonly importExtension?: ImportExtension;
  /** `false`: types only, without what `parse`, `serialize` and `validate` need. */
  readonly descriptors?: boolean;
  /** `false`: no `index.ts`. */
  readonly index?: boolean;
  /**
   * The global components to start from: `element:gpx`, `type:{namespace}Foo`, `element:*`, `type:Order*`. They come with
   * all that they refer to, with the members of their substitution groups and with what `xsi:type` may name.
   */
  readonly include?: readonly string[];
  /** Global components, written as in `include`, that are left out unless one that stays refers to them. */
  readonly exclude?: readonly string[];
  /** Comments that every file has below its first lines, such as `'/* eslint-disable *\/'`. */
  readonly banner?: string | readonly string[];
  /** Which of the schema's documentation becomes comments: all of it by default. */
  readonly documentation?: DocumentationSetting;
}

/**
 * The settings, unchanged: gives an editor their types.
 *
 * @example
 * ```ts
 * // xsd-codegen.config.ts
 * import { defineConfig } from '@proj/xsd-codegen';
 *
 * export default defineConfig({
 *   schemas: ['schemas/order.xsd'],
 *   out: 'src/generated',
 *   simpleTypes: { dateTime: 'Date' },
 *   types: { 'type:Amount': { type: 'Money', import: '../money.js', codec: 'moneyCodec' } },
 * });
 * ```
 */
export function defineConfig(settings: Settings): Settings {
  return settings;
}
