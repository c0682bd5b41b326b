import type { CharacterSet } from './character-set.js';

/** A regular expression as a tree. */
export type RegularExpression =
  | { readonly kind: 'characters'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly items: readonly RegularExpression[] }
  | { readonly kind: 'choice'; readonly branches: readonly RegularExpression[] }
  | {
      readonly kind: 'repeat';
      readonly body: RegularExpression;
      readonly min: number;
      /** Infinity for no upper bound. */
      readonly max: number;
    };
