import type { ElementDeclaration } from '../binding/element-declaration.js';
import type { NamespaceContext, SimpleTypeDescriptor } from '../descriptor.js';
import type { ExpandedName } from '../names.js';
import type { IssueCollector } from '../reading/issues.js';
import { identityKey } from '../simple-types/simple-type.js';
import { ConstraintScope, type Place } from './constraint-scope.js';
import { absentField, type FieldValue } from './field-value.js';
import { type CompiledPath, leadsTo, passes } from './node-path.js';
import { NodeTables } from './node-tables.js';

/** An element that a {selector} selects, and what the {fields} are for it so far. */
interface Target {
  readonly scope: ConstraintScope;
  readonly fields: readonly FieldValue[];
  /** How many elements were open at its start, itself included. */
  readonly depth: number;
  readonly offset: number;
}

/** What fields take from an element that is open. */
interface FieldNodes {
  /** The fields that the element is a node of. */
  readonly elements: FieldValue[];
  /** The fields that its attributes may be nodes of. */
  readonly attributes: { readonly field: FieldValue; readonly paths: readonly CompiledPath[] }[];
  value: ElementValue;
}

/** The value of an element, as fields see it. */
type ElementValue = 'invalid' | 'notSimple' | 'nil' | { readonly key: string; readonly literal: string };

/**
 * Evaluates identity constraints while elements are read or written, one after the other (section 3.11.4,
 * "Identity-constraint Satisfied"). Its life begins with an element that has constraints, and ends with it.
 */
export class IdentityEvaluation {
  readonly #collector: IssueCollector;
  /** The names of the open elements, the one with the first constraints at the bottom. */
  readonly #names: ExpandedName[] = [];
  readonly #nillable: boolean[] = [];
  readonly #nodes: (FieldNodes | undefined)[] = [];
  /** Of open elements, those further out first. */
  readonly #scopes: ConstraintScope[] = [];
  /** Of open elements, those further out first. */
  readonly #targets: Target[] = [];
  readonly #tables = new NodeTables();

  constructor(collector: IssueCollector) {
    this.#collector = collector;
  }

  /** Whether no element with constraints is open any more. */
  get isOver(): boolean {
    return this.#names.length === 0;
  }

  /**
   * An element starts.
   * @param offset - its place in the document, or -1
   */
  startElement(declaration: ElementDeclaration, name: ExpandedName, offset: number): void {
    const names = this.#names;
    names.push(name);
    const depth = names.length;
    this.#nillable[depth] = declaration.isNillable;
    this.#nodes[depth] = undefined;
    for (const constraint of declaration.identityConstraints ?? []) {
      this.#scopes.push(new ConstraintScope(constraint, depth, this.#collector));
    }
    for (const scope of this.#scopes) {
      if (scope.constraint.selector.some((path) => leadsTo(path, names, scope.depth))) {
        const fields = scope.constraint.fields.map(absentField);
        this.#targets.push({ scope, fields, depth, offset });
      }
    }
    for (const target of this.#targets) this.#findFields(target);
  }

  #findFields({ scope, fields, depth }: Target): void {
    for (const [index, paths] of scope.constraint.fields.entries()) {
      const field = fields[index];
      const leading = paths.filter((path) => leadsTo(path, this.#names, depth));
      if (field === undefined || leading.length === 0) continue;
      const nodes = this.#fieldNodes();
      const ofAttributes = leading.filter(({ attribute }) => attribute !== undefined);
      if (ofAttributes.length > 0) nodes.attributes.push({ field, paths: ofAttributes });
      if (ofAttributes.length < leading.length) nodes.elements.push(field);
    }
  }

  #fieldNodes(): FieldNodes {
    const depth = this.#names.length;
    const nodes = this.#nodes[depth] ?? { elements: [], attributes: [], value: 'invalid' };
    this.#nodes[depth] = nodes;
    return nodes;
  }

  /**
   * The current element has an attribute.
   * @param literal - undefined for a text that is no literal of the type
   */
  attribute(
    name: ExpandedName,
    type: SimpleTypeDescriptor,
    literal: string | undefined,
    namespaces: NamespaceContext,
  ): void {
    for (const { field, paths } of this.#nodes[this.#names.length]?.attributes ?? []) {
      if (!paths.some(({ attribute }) => attribute !== undefined && passes(attribute, name))) continue;
      const value = literal === undefined ? 'invalid' : fieldValueOf(type, literal, namespaces);
      settle(field, value, false);
    }
  }

  /** The current element has simple content, which is this literal of this type. */
  simpleContent(type: SimpleTypeDescriptor, literal: string, namespaces: NamespaceContext): void {
    const nodes = this.#nodes[this.#names.length];
    if (nodes !== undefined && nodes.elements.length > 0)
      nodes.value = fieldValueOf(type, literal, namespaces);
  }

  /** The current element has content that is not simple. */
  complexContent(): void {
    const nodes = this.#nodes[this.#names.length];
    if (nodes !== undefined) nodes.value = 'notSimple';
  }

  /** The current element is nil. */
  nil(): void {
    const nodes = this.#nodes[this.#names.length];
    if (nodes !== undefined) nodes.value = 'nil';
  }

  /** The current element ends. */
  endElement(place: Place): void {
    const depth = this.#names.length;
    const nodes = this.#nodes[depth];
    if (nodes !== undefined) {
      for (const field of nodes.elements) settle(field, nodes.value, this.#nillable[depth] === true);
    }
    for (let target = this.#targets.at(-1); target?.depth === depth; target = this.#targets.at(-1)) {
      this.#targets.pop();
      target.scope.finishTarget(target.fields, target.offset, place);
    }
    if (this.#scopes.at(-1)?.depth === depth || this.#tables.has(depth)) this.#closeScopes(depth);
    this.#names.pop();
  }

  /** Evaluates keyrefs of the current element, and hands up what keyrefs further out refer to. */
  #closeScopes(depth: number): void {
    const tables = this.#tables.take(depth) ?? new Map();
    const first = this.#scopes.findIndex((scope) => scope.depth === depth);
    const closed = first === -1 ? [] : this.#scopes.splice(first);
    for (const { constraint, entries } of closed) {
      if (constraint.category === 'keyref') continue;
      const table = tables.get(constraint.name);
      // What the element's own constraint selects goes before what is handed up to it.
      if (table === undefined) tables.set(constraint.name, entries);
      else for (const [key, literal] of entries) table.set(key, literal);
    }
    for (const scope of closed) scope.resolveReferences(tables);
    for (const [name, table] of tables) {
      if (this.#scopes.some(({ constraint }) => constraint.refer === name)) {
        this.#tables.handUp(depth - 1, name, table);
      }
    }
  }
}

function fieldValueOf(
  type: SimpleTypeDescriptor,
  literal: string,
  namespaces: NamespaceContext,
): ElementValue {
  return { key: identityKey(type, literal, namespaces), literal };
}

function settle(field: FieldValue, value: ElementValue, isNillable: boolean): void {
  if (field.state !== 'absent') {
    field.state = 'several';
  } else if (typeof value === 'string') {
    field.state = value;
    field.isNillable = isNillable;
  } else {
    field.state = 'present';
    field.key = value.key;
    field.literal = value.literal;
    field.isNillable = isNillable;
  }
}
