import type {
  BuiltInTypesSetting,
  CodecReference,
  DocumentationSetting,
  ImportExtension,
  ModuleLayout,
  ModuleTransformation,
  ReadersSetting,
  ValueRepresentation,
} from './settings.js';

export type { CodecReference, ValueRepresentation } from './settings.js';

/** How schemas become TypeScript: what a configuration file says, checked, with a value for every setting. */
export interface Configuration {
  /**
   * TypeScript identifiers by component: `type:Foo`, `element:foo`, or for an anonymous type the path to it,
   * `type:Foo/a`, `element:foo/a/b`. A name may be written `{namespace}local` where the local name alone is ambiguous.
   */
  readonly names: ReadonlyMap<string, string>;
  /** JavaScript types of built-in simple types. */
  readonly simpleTypes: SimpleTypeMapping;
  /** JavaScript types of the schema's own simple types, by component as in `names`. */
  readonly types: ReadonlyMap<string, ValueMapping>;
  /** Names of complex types with simple content of which a value without attributes is the bare value. */
  readonly bareSimpleContent: readonly string[];
  /** What modules there are. */
  readonly layout: ModuleLayout;
  /** How many characters a module may have; what is larger is split by schema document. */
  readonly moduleSize: number;
  /** Changes generated modules before they are written. */
  readonly transform?: ModuleTransformation;
  /** Names of files, without ending, by target namespace. */
  readonly fileNames: ReadonlyMap<string, string>;
  /** How generated modules import each other. */
  readonly importExtension: ImportExtension;
  /** Whether there are descriptors, which `parse`, `serialize` and `validate` need, or types alone. */
  readonly descriptors: boolean;
  /** How documents are read: which complex types have code of their own for that. */
  readonly readers: ReadersSetting;
  /** Which built-in types `xsi:type` may name where a wildcard or an ur-type admits all. */
  readonly builtInTypes: BuiltInTypesSetting;
  /** Whether there is a module that exports all others. */
  readonly index: boolean;
  /** The global components to start from; all where it is empty. */
  readonly include: readonly string[];
  /** Global components that are left out unless another one refers to them. */
  readonly exclude: readonly string[];
  /** Comments below the first lines of every file. */
  readonly banner: string;
  /** Which of the schema's documentation becomes comments. */
  readonly documentation: DocumentationSetting;
}

/** What built-in simple types are in JavaScript, by their local names; those that are absent are as usual. */
export type SimpleTypeMapping = Readonly<Record<string, ValueMapping>>;

/** What the values of a simple type are in JavaScript. */
export type ValueMapping = ValueRepresentation | CodecReference;
