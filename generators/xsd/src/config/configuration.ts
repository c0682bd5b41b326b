/** What a configuration file may say. Every member is optional. */
export interface Configuration {
  /**
   * TypeScript identifiers by component: `type:Foo`, `element:foo`, or for an anonymous type the path to it,
   * `type:Foo/a`, `element:foo/a/b`. A name may be written `{namespace}local` where the local name alone is ambiguous.
   */
  readonly names: ReadonlyMap<string, string>;
  /** JavaScript types of built-in simple types. */
  readonly simpleTypes: SimpleTypeMapping;
  /** Names of complex types with simple content of which a value without attributes is the bare value. */
  readonly bareSimpleContent: readonly string[];
  /** Constructs that may stand in a schema although generated code does not check them. */
  readonly allowUnchecked: readonly UncheckedConstruct[];
}

/** Built-in types that can be remapped, and what to. */
export interface SimpleTypeMapping {
  readonly decimal?: 'string' | 'number';
  readonly dateTime?: 'string' | 'Date';
  readonly date?: 'string' | 'Date';
}

/** A construct of XML Schema that generated code does not check. */
export type UncheckedConstruct = 'identity-constraints';

/** The configuration of a generator that has none. */
export const defaultConfiguration: Configuration = {
  names: new Map(),
  simpleTypes: {},
  bareSimpleContent: [],
  allowUnchecked: [],
};
