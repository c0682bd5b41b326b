import type { NamespaceContext } from '@proj/xml-runtime';
import type { FunctionDefinition } from '../functions/signature.js';
import type { AtomicTypeName } from '../values/atomic-types.js';
import type { AtomicValue } from '../values/atomic-value.js';
import type { SequenceType } from './sequence-type.js';

/** The axes of XPath 2.0 that nodes without a document have a use for; `namespace` is deprecated and left out. */
export type Axis =
  | 'child'
  | 'descendant'
  | 'attribute'
  | 'self'
  | 'descendant-or-self'
  | 'following-sibling'
  | 'following'
  | 'parent'
  | 'ancestor'
  | 'preceding-sibling'
  | 'preceding'
  | 'ancestor-or-self';

/** A node test by name; `*` for any. */
export interface NameTest {
  readonly test: 'name';
  readonly namespaceURI: string;
  readonly localName: string;
}

/** A node test by kind. */
export interface KindTest {
  readonly test: 'kind';
  readonly kind:
    | 'node'
    | 'text'
    | 'comment'
    | 'processing-instruction'
    | 'document-node'
    | 'element'
    | 'attribute';
  /** Absent for any. */
  readonly name?: { readonly namespaceURI: string; readonly localName: string };
  /** The local name of a built-in type, which the node's type has to be or to derive from. */
  readonly type?: string;
  /** `element(a, t?)`: nilled elements match too. */
  readonly allowsNil?: boolean;
}

/** The condition by which a step selects among the nodes of its axis. */
export type NodeTest = NameTest | KindTest;

/** The operators of value comparisons. */
export type ValueComparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** The operators of arithmetic. */
export type ArithmeticOperator = '+' | '-' | '*' | 'div' | 'idiv' | 'mod';

/** An expression, its names resolved. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: AtomicValue }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'contextItem' }
  | { readonly kind: 'root' }
  | { readonly kind: 'sequence'; readonly items: readonly Expression[] }
  | {
      readonly kind: 'if';
      readonly test: Expression;
      readonly consequent: Expression;
      readonly alternative: Expression;
    }
  | {
      readonly kind: 'for' | 'some' | 'every';
      readonly variable: string;
      readonly domain: Expression;
      readonly body: Expression;
    }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'valueComparison' | 'generalComparison';
      readonly operator: ValueComparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'nodeComparison';
      readonly operator: 'is' | '<<' | '>>';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'range'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'unary'; readonly isNegative: boolean; readonly operand: Expression }
  | {
      readonly kind: 'union' | 'intersect' | 'except';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'instanceOf' | 'treatAs'; readonly operand: Expression; readonly type: SequenceType }
  | {
      readonly kind: 'castAs' | 'castableAs';
      readonly operand: Expression;
      readonly type: AtomicTypeName;
      readonly allowsEmpty: boolean;
      /** The meaning of prefixes in a literal that is cast to `xs:QName`. */
      readonly namespaces: NamespaceContext | undefined;
    }
  | { readonly kind: 'path'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'step';
      readonly axis: Axis;
      readonly test: NodeTest;
      readonly predicates: readonly Expression[];
    }
  | { readonly kind: 'filter'; readonly base: Expression; readonly predicate: Expression }
  | {
      readonly kind: 'call';
      readonly definition: FunctionDefinition;
      readonly arguments: readonly Expression[];
    };
