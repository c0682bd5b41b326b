import type { BarResult } from '../bars/bars.js';
import type { BundleSizes, Sizes } from '../bundles/bundle-sizes.js';

/** All figures of one run. */
export interface Report {
  /** Name and version of what ran the contenders. */
  readonly runtime: string;
  /** How time was measured. */
  readonly clock: string;
  /** Taken in a hurry: good for seeing that everything works, not for comparing. */
  readonly quick: boolean;
  readonly comparisons: readonly Comparison[];
  readonly bundles: BundleSizes;
  /** Bundles of other libraries. */
  readonly peers: Sizes;
  readonly bars: readonly BarResult[];
  /** Work that could not be done, and why. */
  readonly skipped: readonly string[];
}

/** Contenders that did the same work. */
export interface Comparison {
  readonly title: string;
  /** What the work was. */
  readonly description: string;
  /** The contender that the others are compared with. */
  readonly peer: string;
  readonly figures: readonly Figure[];
}

/** What one contender took. */
export interface Figure {
  readonly contender: string;
  /** The median over the processes of their medians. */
  readonly milliseconds: number;
  /** The least of the processes' medians. */
  readonly minimum: number;
  /** The greatest of the processes' medians. */
  readonly maximum: number;
  /** {@link Figure.milliseconds} over that of the peer. */
  readonly ratio: number;
  /** Size of what was read or written. */
  readonly bytes: number;
  /** The most memory that a process had, in bytes: the median over the processes. */
  readonly peakMemory?: number;
}
