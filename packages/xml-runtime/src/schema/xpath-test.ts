import type { NamespaceContext } from '../xml/namespace-context.js';

/**
 * An atomic value as a schema types it: a literal of a built-in type, from which the type of the value is derived.
 * `untypedAtomic` stands for values without such a type.
 */
export interface TypedLiteral {
  /** The local name of the type, such as `decimal`. */
  readonly type: string;
  /** Its white space is normalised. */
  readonly literal: string;
  /** For QName and NOTATION. */
  readonly namespaces?: NamespaceContext;
}

/** What every node has ("XQuery 1.0 and XPath 2.0 Data Model", section 5). */
interface NodeBase {
  readonly parent: XPathElementNode | undefined;
  /** Of two nodes of one tree, the later one in document order has the greater number. */
  readonly order: number;
}

/** What element and attribute nodes have. */
interface TypedNode extends NodeBase {
  readonly namespaceURI: string;
  readonly localName: string;
  readonly prefix: string;
  /**
   * dm:typed-value
   * @returns undefined for an element whose content is element-only: its typed value is an error
   */
  typedValue(): readonly TypedLiteral[] | undefined;
  /** dm:string-value */
  stringValue(): string;
  /** Whether the type is the built-in one of that local name, or derives from it. */
  isOfType(localName: string): boolean;
}

/** An element node. */
export interface XPathElementNode extends TypedNode, NamespaceContext {
  readonly kind: 'element';
  readonly attributes: readonly XPathAttributeNode[];
  readonly children: readonly (XPathElementNode | XPathTextNode)[];
  /** dm:nilled */
  readonly isNil: boolean;
  /** Namespaces in scope by prefix, `''` for the default namespace. */
  namespaces(): ReadonlyMap<string, string>;
}

/** An attribute node. */
export interface XPathAttributeNode extends TypedNode {
  readonly kind: 'attribute';
}

/** A text node. */
export interface XPathTextNode extends NodeBase {
  readonly kind: 'text';
  readonly text: string;
}

/** A node of the typed tree that assertions look at (XSD 1.1 Part 1, section 3.13.4.1). */
export type XPathNode = XPathElementNode | XPathAttributeNode | XPathTextNode;

/** What an expression is evaluated on. */
export interface XPathContext {
  /** The context item; absent for assertions among facets. */
  readonly contextNode?: XPathNode;
  /** `$value`, where the variable exists. */
  readonly value?: readonly TypedLiteral[];
}

/** The outcome of a test. */
export interface XPathOutcome {
  /** The effective boolean value; false where there is none because of an error. */
  readonly isTrue: boolean;
  /** The error, in words, with its code. */
  readonly error?: string;
}

/** A compiled expression. */
export interface XPathTest {
  /** Never throws for what is wrong with the document: errors are outcomes. */
  evaluate(context: XPathContext): XPathOutcome;
}
