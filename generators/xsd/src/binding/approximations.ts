import type { SourceLocation } from '../source-location.js';

/** Where a type, or a value, says less than the schema. */
export interface Approximation {
  readonly kind: ApproximationKind;
  /** The component, as messages call it: `type Order`, `element item`. */
  readonly component: string;
  /** What is not said, and what says it instead. */
  readonly message: string;
  readonly location: SourceLocation;
}

/**
 * - `occurrence`: an array type does not say how many items there have to be
 * - `order`: content is an ordered array, whose type does not say in which order or how often its items may stand
 * - `facet`: a type does not say what its facets do
 * - `fixed`: a type does not say that a value is fixed
 * - `wildcard`: content or attributes of any name, which have no type
 * - `any-type`: content that the schema leaves open
 * - `representation`: a JavaScript type that the configuration chose holds less than the literal
 * - `identity-constraint`, `assertion`, `type-alternative`: checked at run time, not by a type
 */
export type ApproximationKind =
  | 'occurrence'
  | 'order'
  | 'facet'
  | 'fixed'
  | 'wildcard'
  | 'any-type'
  | 'representation'
  | 'identity-constraint'
  | 'assertion'
  | 'type-alternative';

/** Keeps approximations, each one once: a content model is bound again where other types derive from it. */
export class ApproximationCollector {
  readonly #approximations = new Map<string, Approximation>();

  /** @param approximation - ignored where one of its kind was reported for the place before */
  report(approximation: Approximation): void {
    const { kind, message, location } = approximation;
    const key = `${location.file}:${location.line}:${location.column}:${kind}:${message}`;
    if (!this.#approximations.has(key)) {
      this.#approximations.set(key, approximation);
    }
  }

  /** What was reported so far, by file and place. */
  get approximations(): readonly Approximation[] {
    return [...this.#approximations.values()].sort(
      ({ location: a }, { location: b }) =>
        (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    );
  }
}
