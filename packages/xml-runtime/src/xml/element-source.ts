import type { XmlElement } from './element.js';
import type { ExpandedName } from './names.js';
import type { NamespaceContext } from './namespace-context.js';

/** What a source stands at. */
export const START = 1;
/** See {@link START}. */
export const END = 2;
/** See {@link START}. */
export const TEXT = 3;
/** See {@link START}. */
export const END_OF_DOCUMENT = 4;

/** One of {@link START}, {@link END}, {@link TEXT} and {@link END_OF_DOCUMENT}; numbers, for the hot loops. */
export type Token = 1 | 2 | 3 | 4;

/** Elements as a stream of tokens: a document, or a tree that is looked at as if it were one. */
export interface ElementSource extends NamespaceContext {
  /**
   * Moves on. Comments and processing instructions are passed over; a run of text may come in several tokens.
   * An empty element gives a start and an end.
   */
  next(): Token;
  /** What {@link next} gave last. */
  readonly token: Token;
  /** The name of the element, at a start. */
  readonly name: ExpandedName;
  /** The prefix the element was written with (`''` for none), at a start. */
  readonly prefix: string;
  /** How many attributes there are at a start, namespace declarations left out. */
  readonly attributeCount: number;
  attributeName(index: number): ExpandedName;
  attributePrefix(index: number): string;
  attributeValue(index: number): string;
  /** The place of an attribute, for issues. */
  attributeOffset(index: number): number;
  /** The text, at a text token. */
  text(): string;
  /** Whether the text is only white space, at a text token. */
  isWhiteSpace(): boolean;
  /** From a start, reads the text up to the next tag and stops there: at the element's end, or a child's start. */
  readText(): string;
  /** See the function readTree; absent where a tree has to be built of tokens. */
  readTree?(): XmlElement;
  /** From a start, moves to the end of the same element. */
  skipElement(): void;
  /** At a start, the namespaces that the element declares, by prefix; undefined where it declares none. */
  namespacesDeclared(): ReadonlyMap<string, string> | undefined;
  /** All bindings in scope, as far as they are known. */
  namespacesInScope(): ReadonlyMap<string, string>;
  /** The place of the current token, for issues. */
  readonly offset: number;
}
