import type { Schema } from './model.js';
import { type ReachableComponents, reachableComponents } from './reachable.js';
import { findSubstitutionGroups, type SubstitutionGroups } from './substitution-groups.js';

/**
 * What the stages after this one ask of the components of a whole schema. Each answer is found at the first question, and
 * then kept: one index is handed from stage to stage.
 */
export class SchemaIndex {
  readonly schema: Schema;
  #components: ReachableComponents | undefined;
  #substitutionGroups: SubstitutionGroups | undefined;

  /** @param schema - complete: what is added to it later is not found */
  constructor(schema: Schema) {
    this.schema = schema;
  }

  /** All components, the local and anonymous ones too, each once. */
  get components(): ReachableComponents {
    this.#components ??= reachableComponents(this.schema);
    return this.#components;
  }

  /** Which elements may stand for which others. */
  get substitutionGroups(): SubstitutionGroups {
    this.#substitutionGroups ??= findSubstitutionGroups(this.schema);
    return this.#substitutionGroups;
  }
}
