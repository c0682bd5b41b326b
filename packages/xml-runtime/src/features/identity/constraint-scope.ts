import type { IssueCollector } from '../../issues/collector.js';
import { shorten } from '../../issues/shorten.js';
import type { Assessment } from '../../schema/features.js';
import { type CompiledConstraint, describeConstraint } from './compiled-constraint.js';
import type { FieldValue } from './field-value.js';
import type { NodeTable } from './node-tables.js';

type Place = Pick<Assessment, 'path'>;

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
    if (fields.some(({ state }) => state === 'invalid')) return;
    const problem = this.#problemOf(fields);
    if (problem !== undefined) this.#add(problem.rule, problem.message, undefined, offset, place.path());
    else if (fields.every(({ state }) => state === 'present')) this.#qualify(fields, offset, place);
  }

  /** What is wrong with fields alone (clauses 3, 4.2.1 and 4.2.3). */
  #problemOf(fields: readonly FieldValue[]): { readonly rule: string; readonly message: string } | undefined {
    const isKey = this.constraint.category === 'key';
    for (const [index, { state, nodes, isNillable }] of fields.entries()) {
      if (!isKey && (state === 'present' || state === 'absent' || state === 'nil')) continue;
      const field = `Field ${index + 1} of the ${this.#label}`;
      if (state === 'several') {
        return {
          rule: 'cvc-identity-constraint.3',
          message: `${field} selects more than one node: ${nodes}.`,
        };
      }
      if (state === 'notSimple') {
        const message = `${field} selects an element whose content is not simple.`;
        return { rule: 'cvc-identity-constraint.3', message };
      }
      if (state === 'untyped') {
        const message = `${field} selects ${nodes}, which has no type: no declaration of it is known.`;
        return { rule: 'cvc-identity-constraint.3', message };
      }
      if (isKey && isNillable) {
        const message = `${field} selects an element that is nillable.`;
        return { rule: 'cvc-identity-constraint.4.2.3', message };
      }
      if (isKey && state !== 'present') {
        return { rule: 'cvc-identity-constraint.4.2.1', message: `${field} has no value here.` };
      }
    }
    return undefined;
  }

  /** Takes in a member of the {qualified node set} (clauses 4.1 and 4.2.2). */
  #qualify(fields: readonly FieldValue[], offset: number, place: Place): void {
    const { category } = this.constraint;
    const key = fields.length === 1 ? (fields[0]?.key ?? '') : JSON.stringify(fields.map((it) => it.key));
    const literals = fields.map(({ literal }) => `'${shorten(literal)}'`).join(', ');
    if (category === 'keyref') {
      this.#references.push({ key, literals, path: place.path(), offset });
    } else if (this.entries.has(key)) {
      const rule = `cvc-identity-constraint.${category === 'key' ? '4.2.2' : '4.1'}`;
      const message = `Another element has the same value, ${literals}, for the ${this.#label}.`;
      this.#add(rule, message, literals, offset, place.path());
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
