import type { XmlIssue } from './issues/errors.js';
import type { DocumentForm } from './plan/form-store.js';
import type { SchemaDescriptor } from './schema/descriptor.js';
import type { Tolerance } from './schema/features.js';
import type { ReaderOptions } from './xml/limits.js';
import type { SerializeElementOptions } from './xml/writer-options.js';

/** How many issues are collected before reading or writing stops. */
export const DEFAULT_MAX_ISSUES = 100;

/** Options of `parse`. */
export interface ParseOptions extends ReaderOptions {
  /**
   * How many issues are collected before reading stops. With {@link ParseOptions.tolerant} it does not stop: further
   * issues are dropped.
   * @defaultValue {@link DEFAULT_MAX_ISSUES}
   */
  readonly maxIssues?: number;
  /**
   * `tolerant` reads documents that are not valid, too, and keeps what they have: whatever is well-formed gives a value,
   * unless its root is another element. Where there is an issue, the value is not what its type says; see
   * {@link tolerant}.
   * @defaultValue none: a document that is not valid is refused
   */
  readonly tolerant?: Tolerance;
  /** Called with each issue of a document that is read with {@link ParseOptions.tolerant}, in document order. */
  readonly onIssue?: (issue: XmlIssue) => void;
  /**
   * The schema of the element: `xsi:type` may name all of its types then, and the built-in types that it has. Without it,
   * only derived types that the descriptors refer to are known. `parseDocument` has it anyway.
   */
  readonly schema?: SchemaDescriptor;
  /** Filled with how the document is written, for `serialize` to write it so again. */
  readonly sourceForm?: DocumentForm;
}

/** Options of `parseElement`. */
export interface ParseElementOptions extends ReaderOptions {}

/** Options of `serialize`, `serializeToBytes` and `serializeToElement`. */
export interface SerializeOptions extends SerializeElementOptions {
  /**
   * `xsi:schemaLocation` of the root element: for each namespace where a schema for it is. Takes the place of what the
   * root was read with.
   */
  readonly schemaLocation?: Readonly<Record<string, string>>;
  /** `xsi:noNamespaceSchemaLocation` of the root element: where a schema without a namespace is. */
  readonly noNamespaceSchemaLocation?: string;
  /**
   * Leaves out attributes whose value is their default, and the text of elements with simple content whose value is
   * theirs: a reader that knows the schema fills them in again.
   * @defaultValue `false`
   */
  readonly omitDefaults?: boolean;
  /**
   * `false` trusts the caller: the value is written without looking whether it is valid, which takes less time. What
   * cannot be written at all is an issue still: a value that is not of the kind of its type, a character that XML
   * cannot hold. TypeScript vouches for most of what is left out, but not for facets, nor for the order in `$content`.
   * @defaultValue `true`
   */
  readonly validate?: boolean;
  /**
   * How the document was written that the value comes from: what has not changed is written as it was. A document of
   * XML 1.1 becomes one again, with a declaration that says so.
   */
  readonly sourceForm?: DocumentForm;
  /**
   * How deep values may nest; what ends the writing of a value that contains itself. Values are written by recursion:
   * the usual stack of Node holds several hundred levels.
   * @defaultValue {@link DEFAULT_MAX_DEPTH}
   */
  readonly maxDepth?: number;
  /**
   * How many issues are collected before writing stops.
   * @defaultValue {@link DEFAULT_MAX_ISSUES}
   */
  readonly maxIssues?: number;
}
