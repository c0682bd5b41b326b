import type { SourceFile } from '@proj/generator-kit/source-files';

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
