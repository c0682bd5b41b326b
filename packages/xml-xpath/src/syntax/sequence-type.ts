import type { AtomicTypeName } from '../values/atomic-types.js';
import type { KindTest } from './expression.js';

/** How many items a sequence may have. */
export type OccurrenceIndicator = '' | '?' | '*' | '+';

/** A sequence type ("XML Path Language (XPath) 2.0", section 2.5.3). */
export type SequenceType =
  | { readonly item: 'empty' }
  | { readonly item: 'any'; readonly occurrence: OccurrenceIndicator }
  | { readonly item: 'atomic'; readonly type: AtomicTypeName; readonly occurrence: OccurrenceIndicator }
  | { readonly item: 'node'; readonly test: KindTest; readonly occurrence: OccurrenceIndicator };
