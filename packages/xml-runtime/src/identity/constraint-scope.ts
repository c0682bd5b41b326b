import type { IssueCollector } from '../reading/issues.js';
import { type CompiledConstraint, describeConstraint } from './compiled-constraint.js';
import type { FieldValue } from './field-value.js';
import type { NodeTable } from './node-tables.js';

/** Where reading or writing is. */
export interface Place {
  path(): readonly (string | number)[];
}

/** A member of the {qualified node set} of a keyref. */
interface Reference {
  readonly key: string;
  readonly literals: string;
  readonly path: readonly (string | number)[];
  readonly offset: number;
}

/** One identity constraint for one element that has it. */
export class ConstraintScope {
  readonly constraint: CompiledConstraint;
  /** How many elements were open at the start of the element, itself included. */
  readonly depth: number;
  /** Of `key` and `unique`: the key-sequences of the {qualified node set}. */
  readonly entries: NodeTable = new Map();
  readonly #references: Reference[] = [];
  readonly #collector: IssueCollector;

  constructor(constraint: CompiledConstraint, depth: number, collector: IssueCollector) {
    this.constraint = constraint;
    this.depth = depth;
    this.#collector = collector;
  }

  /** Takes in an element that the {selector} selects, at its end (3.11.4, clauses 3, 4.1 and 4.2). */
  finishTarget(fields: readonly FieldValue[], offset: number, place: Place): void {
    const wrong = fields.findIndex(({ state }) => state === 'several' || state === 'notSimple');
    if (wrong !== -1) return this.#reportField(wrong, fields[wrong], offset, place);
    if (fields.some(({ state }) => state === 'invalid')) return;
    const missing = fields.findIndex(({ state }) => state !== 'present');
    const { category } = this.constraint;
    if (category === 'key') {
      const nillable = fields.findIndex(({ isNillable }) => isNillable);
      if (nillable !== -1) return this.#reportNillable(nillable, offset, place);
      if (missing !== -1) return this.#reportMissing(missing, offset, place);
    }
    if (missing !== -1) return;
    const key = fields.length === 1 ? (fields[0]?.key ?? '') : JSON.stringify(fields.map((it) => it.key));
    const literals = fields.map(({ literal }) => `'${shorten(literal)}'`).join(', ');
    if (category === 'keyref') {
      this.#references.push({ key, literals, path: place.path(), offset });
    } else if (this.entries.has(key)) {
      this.#reportDuplicate(literals, offset, place);
    } else {
      this.entries.set(key, literals);
    }
  }

  /** Looks for what the members of a keyref refer to (clause 4.3). */
  resolveReferences(tables: ReadonlyMap<string, NodeTable>): void {
    const { refer } = this.constraint;
    if (refer === undefined) return;
    const table = tables.get(refer);
    for (const { key, literals, path, offset } of this.#references) {
      if (table?.has(key) === true) continue;
      const referred = refer.slice(refer.lastIndexOf('}') + 1);
      const message = `The ${this.#label} refers to ${literals}, and nothing in its scope has this value for '${referred}'.`;
      this.#add('cvc-identity-constraint.4.3', message, literals, offset, path);
    }
  }

  get #label(): string {
    return describeConstraint(this.constraint);
  }

  #reportField(index: number, field: FieldValue | undefined, offset: number, place: Place): void {
    const problem =
      field?.state === 'several' ? 'more than one node' : 'an element whose content is not simple';
    const message = `${ordinal(index)} of the ${this.#label} selects ${problem}.`;
    this.#add('cvc-identity-constraint.3', message, undefined, offset, place.path());
  }

  #reportMissing(index: number, offset: number, place: Place): void {
    const message = `${ordinal(index)} of the ${this.#label} has no value here.`;
    this.#add('cvc-identity-constraint.4.2.1', message, undefined, offset, place.path());
  }

  #reportNillable(index: number, offset: number, place: Place): void {
    const message = `${ordinal(index)} of the ${this.#label} selects an element that is nillable.`;
    this.#add('cvc-identity-constraint.4.2.3', message, undefined, offset, place.path());
  }

  #reportDuplicate(literals: string, offset: number, place: Place): void {
    const clause = this.constraint.category === 'key' ? '4.2.2' : '4.1';
    const message = `Another element has the same value, ${literals}, for the ${this.#label}.`;
    this.#add(`cvc-identity-constraint.${clause}`, message, literals, offset, place.path());
  }

  #add(
    rule: string,
    message: string,
    found: string | undefined,
    offset: number,
    path: readonly (string | number)[],
  ): void {
    const issue = { rule, message, path, ...(found === undefined ? {} : { found }) };
    this.#collector.add({ issue, offset });
  }
}

function ordinal(index: number): string {
  return `Field ${index + 1}`;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
