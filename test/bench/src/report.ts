/** All figures of one run. */
export interface Report {
  /** The version of Node, which made the figures. */
  readonly node: string;
  /** Taken in a hurry: good for seeing that everything works, not for comparing. */
  readonly quick: boolean;
  /** How many records the large document has. */
  readonly records: number;
  readonly comparisons: readonly Comparison[];
  readonly bundles: readonly BundleSize[];
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
  /** CPU time in milliseconds: the median over the processes of their medians. */
  readonly cpuMilliseconds: number;
  /** The least of the processes' medians. */
  readonly minimum: number;
  /** The greatest of the processes' medians. */
  readonly maximum: number;
  /** {@link Figure.cpuMilliseconds} over that of the peer. */
  readonly ratio: number;
  /** Size of what was read or written. */
  readonly bytes: number;
}

/** What a program that needs only this has to ship. */
export interface BundleSize {
  readonly bundle: string;
  /** Bytes, minified. */
  readonly minified: number;
  /** Bytes, minified and compressed by gzip at level 9. */
  readonly gzipped: number;
}
