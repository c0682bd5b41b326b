import type { SourceLocation } from '../source-location.js';

/** A schema document that another one refers to, and that was not read. */
export interface UnreadDocument {
  /** The namespace of the components that it would have had. */
  readonly namespace: string;
  /** The element that refers to it. */
  readonly location: SourceLocation;
  /** Why it was not read, and what to do, in sentences. */
  readonly reason: string;
  /**
   * Whether to tell of it even where no component is missing. Not of an `xs:import` without a location, which need not
   * mean a document, and not of a document that has been reported for its errors.
   */
  readonly deservesWarning: boolean;
}
