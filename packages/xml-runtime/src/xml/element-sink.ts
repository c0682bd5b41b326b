import type { ByteBuffer, PreparedText } from './byte-buffer.js';
import type { NamespaceContext } from './namespace-context.js';

/**
 * Where elements are written to. Attributes follow the start of their element, before its text and children. As a
 * {@link NamespaceContext} it declares the prefixes it is asked for, while attributes may still follow.
 */
export interface ElementSink extends NamespaceContext {
  /**
   * Told of namespace names with characters that XML cannot hold, whatever asks for them: the name of an element or of
   * an attribute, or a QName as a value.
   */
  onIllegalNamespace: ((namespaceURI: string, illegalAt: number) => void) | undefined;
  /** Values that are QNames have a prefix if they are in a namespace: the default namespace may have to be undeclared. */
  readonly avoidsDefaultNamespace: boolean;
  /**
   * A prefix for names in attribute values and text, declared while attributes may still follow.
   * @param namespaceURI - `''`: undeclares the default namespace where there is one
   * @returns `''` for none; undefined where there can be none
   */
  lookupPrefix(namespaceURI: string): string | undefined;
  bindPrefix(prefix: string, namespaceURI: string): boolean;
  /**
   * @param prefix - to use if possible (`''`: the default namespace); undefined leaves it to the sink
   * @param hasLayout - only elements will stand in it, so white space between them means nothing
   */
  startElement(namespaceURI: string, localName: string, prefix: string | undefined, hasLayout: boolean): void;
  /**
   * Binds a prefix, unless the start tag binds it already.
   * @param repeats - declares it even where it is bound to that namespace anyway
   * @returns the namespace that the prefix is bound to then
   */
  declareNamespace(prefix: string, namespaceURI: string, repeats?: boolean): string;
  /** @returns the index of the first character that XML cannot hold, or -1 */
  attribute(namespaceURI: string, localName: string, value: string, prefix: string | undefined): number;
  /** @returns the index of the first character that XML cannot hold, or -1 */
  text(value: string): number;
  /** Writes content of the current element, or what stands outside of the root, as it is. */
  markup(markup: string): void;
  endElement(): void;
}

/** A sink that plain elements are written to as bytes, past its methods for elements. */
export interface PlainSink extends ElementSink {
  readonly buffer: ByteBuffer;
  /** The end of a tag without content. */
  readonly emptyElementEnd: PreparedText;
  /** Another object whenever a prefix is bound to something else than before: as long as it is the same, tags are. */
  readonly plainScope: object;
  /** Ends the start tag that is open, if there is one. */
  closeTag(): void;
  /**
   * Returns the prefix, with its colon, of elements of a namespace below the current one; undefined where
   * {@link startElement} has to say what it is.
   */
  plainPrefix(namespaceURI: string): string | undefined;
}
