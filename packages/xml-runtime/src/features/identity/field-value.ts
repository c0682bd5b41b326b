/** What one of the {fields} of an identity constraint evaluates to, for one element that its {selector} selects. */
export interface FieldValue {
  state: FieldState;
  /** The nodes, as messages call them: the first ones of several. */
  nodes: string;
  /** Equal for equal values, and only for these; `''` without a value. */
  key: string;
  /** The literal of the value, for messages. */
  literal: string;
  /** Whether the value is that of an element whose declaration is nillable (clause 4.2.3). */
  isNillable: boolean;
}

/**
 * - `absent`: no node
 * - `present`: one node with a value
 * - `several`: more than one node
 * - `notSimple`: an element without simple content
 * - `untyped`: a node that a lax wildcard admits and no declaration describes
 * - `nil`: an element without a value, by `xsi:nil`
 * - `invalid`: a node whose value is no literal of its type, which is an issue already
 */
export type FieldState = 'absent' | 'present' | 'several' | 'notSimple' | 'untyped' | 'nil' | 'invalid';

/** A field for which no node has been found yet. */
export function absentField(): FieldValue {
  return { state: 'absent', nodes: '', key: '', literal: '', isNillable: false };
}
