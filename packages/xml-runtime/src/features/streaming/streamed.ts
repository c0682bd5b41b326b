import type { XmlAttribute, XmlElement } from '../../schema/descriptor.js';
import type { ItemSource } from './item-source.js';

/** What has no elements below that could be streamed. */
type Atom =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Date
  | Uint8Array
  | XmlElement
  | XmlAttribute;

/**
 * A value of which each array may be a stream of its items: a stream of the Web or of Node, or anything that can be
 * iterated. Items may hold streams, too. What the type cannot tell: an array that is the value of a list, and no
 * repeated element, has to be one.
 */
export type Streamed<T> = T extends Atom
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Streamed<Item>[] | ItemSource<Streamed<Item>>
    : { [Key in keyof T]: Key extends '$attributes' | '$value' ? Whole<T, Key> : Streamed<T[Key]> };

/** Attributes are whole; so is the text of simple content, but not the value of a tagged child. */
type Whole<T, Key extends keyof T> = Key extends '$value'
  ? T extends { readonly $name: string }
    ? Streamed<T[Key]>
    : T[Key]
  : T[Key];
