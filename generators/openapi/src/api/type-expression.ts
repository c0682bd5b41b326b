import { stringLiteral } from '@proj/generator-kit';
import type { OperationPlace } from '../document/operations.js';

/** The type of a value, and what it refers to: the emitter writes it, and imports that. */
export type TypeExpression = PlainType | ModelType | OperationPart | BinaryBodyType | ArrayType | UnionType;

/** A type of TypeScript or of the platform, as source text: `string`, `'asc'`, `Blob`. */
export interface PlainType {
  readonly kind: 'plain';
  readonly text: string;
}

/** The type that is exported for a component schema. */
export interface ModelType {
  readonly kind: 'model';
  readonly name: string;
}

/** A part of the types of an operation, which tell it whole: of its parameters, its request body or a response. */
export interface OperationPart {
  readonly kind: 'operationPart';
  readonly operation: OperationPlace;
  /** The way from the operation to the part. */
  readonly path: readonly PathStep[];
}

/** A property on the way to a part. */
export interface PathStep {
  readonly key: string | number;
  /** Whether the property may be absent. */
  readonly isOptional?: true;
}

/** What can be sent as it is. */
export interface BinaryBodyType {
  readonly kind: 'binaryBody';
}

/** An array. */
export interface ArrayType {
  readonly kind: 'array';
  readonly items: TypeExpression;
  /** Whether it is only taken, and not given away. */
  readonly isReadonly: boolean;
}

/** One of several types. */
export interface UnionType {
  readonly kind: 'union';
  readonly members: readonly TypeExpression[];
}

/** Returns a type of TypeScript or of the platform. */
export function plain(text: string): PlainType {
  return { kind: 'plain', text };
}

/** Returns the union of types, each of them once; the type itself where there is one. */
export function unionOf(types: readonly TypeExpression[]): TypeExpression {
  const members = distinct(types);
  const [first] = members;
  return first !== undefined && members.length === 1 ? first : { kind: 'union', members };
}

/** Returns types without repetition. */
export function distinct(types: readonly TypeExpression[]): readonly TypeExpression[] {
  return [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}

/** Returns a type that is one literal: a text, a number or a truth value. */
export function literal(value: string | number | boolean): PlainType {
  return plain(typeof value === 'string' ? stringLiteral(value) : String(value));
}
