import { identityKey } from '../../datatypes/simple-type.js';
import type { IssueCollector } from '../../issues/collector.js';
import type { NamespaceContext, SimpleTypeDescriptor } from '../../schema/descriptor.js';
import type {
  Assessment,
  IdentifiedElement,
  IdentityEvaluation,
  IdentityEvaluationFeature,
} from '../../schema/features.js';
import { type ExpandedName, quotedName } from '../../xml/names.js';
import { compileConstraint } from './compiled-constraint.js';
import { ConstraintScope } from './constraint-scope.js';
import { absentField, type FieldValue } from './field-value.js';
import { instanceAttributeKey } from './instance-attribute-value.js';
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
  value: NodeValue;
}

/** The value of an element or an attribute, as fields see it. */
type NodeValue =
  | 'invalid'
  | 'notSimple'
  | 'untyped'
  | 'nil'
  | { readonly key: string; readonly literal: string };

/**
 * Evaluates identity constraints while elements are read or written, one after the other (section 3.11.4,
 * "Identity-constraint Satisfied"). Its life begins with an element that has constraints, and ends with it.
 */
class Evaluation implements IdentityEvaluation {
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
  /** How many of the open elements' constraints look at elements without attributes. */
  #seeing = 0;
  /** The place of the element that started last. */
  #offset = -1;

  constructor(collector: IssueCollector) {
    this.#collector = collector;
  }

  /** Whether no element with constraints is open any more. */
  get isOver(): boolean {
    return this.#names.length === 0;
  }

  /** Whether elements that have neither attributes nor children make a difference. */
  get seesLeaves(): boolean {
    return this.#seeing > 0;
  }

  /**
   * An element starts.
   * @param offset - its place in the document, or -1
   */
  startElement(declaration: IdentifiedElement, name: ExpandedName, offset: number): void {
    const names = this.#names;
    names.push(name);
    const depth = names.length;
    this.#nillable[depth] = declaration.isNillable;
    this.#nodes[depth] = undefined;
    this.#offset = offset;
    for (const definition of declaration.identityConstraints ?? []) {
      const constraint = compileConstraint(definition);
      this.#scopes.push(new ConstraintScope(constraint, depth, this.#collector));
      if (constraint.seesElements) this.#seeing++;
    }
    for (const scope of this.#scopes) {
      // Most elements have no such attributes: those that have some are found when these are read.
      if (!scope.constraint.isOfOwnAttributes && this.#isSelected(scope)) this.#addTarget(scope);
    }
    for (const target of this.#targets) {
      if (depth - target.depth <= target.scope.constraint.reach) this.#findFields(target);
    }
  }

  /** Tests whether the {selector} selects the current element. */
  #isSelected({ constraint, depth }: ConstraintScope): boolean {
    return constraint.selector.some((path) => leadsTo(path, this.#names, depth));
  }

  #addTarget(scope: ConstraintScope): Target {
    const fields = scope.constraint.fields.map(absentField);
    const target = { scope, fields, depth: this.#names.length, offset: this.#offset };
    this.#targets.push(target);
    return target;
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
    for (const field of this.#fieldsAt(name)) {
      const value = literal === undefined ? 'invalid' : fieldValueOf(type, literal, namespaces);
      settle(field, value, `@${quotedName(name)}`, false);
    }
  }

  /** The current element has an attribute that no declaration describes. */
  untypedAttribute(name: ExpandedName): void {
    for (const field of this.#fieldsAt(name)) settle(field, 'untyped', `@${quotedName(name)}`, false);
  }

  /** The current element has one of the attributes that every element may have (section 3.2.7). */
  instanceAttribute(name: ExpandedName, text: string, namespaces: NamespaceContext): void {
    for (const field of this.#fieldsAt(name)) {
      const key = instanceAttributeKey(name.localName, text, namespaces);
      const value = key === undefined ? 'invalid' : { key, literal: text };
      settle(field, value, `@${quotedName(name)}`, false);
    }
  }

  /** The fields that select an attribute of the current element. */
  #fieldsAt(name: ExpandedName): readonly FieldValue[] {
    for (const scope of this.#scopes)
      if (this.#mayBeField(scope, name)) this.#findFields(this.#addTarget(scope));
    const attributes = this.#nodes[this.#names.length]?.attributes;
    if (attributes === undefined || attributes.length === 0) return NO_FIELDS;
    return attributes.flatMap(({ field, paths }) =>
      paths.some(({ attribute }) => attribute !== undefined && passes(attribute, name)) ? [field] : [],
    );
  }

  /** Tests whether an attribute is a field of the current element, which is no target of the constraint yet. */
  #mayBeField(scope: ConstraintScope, name: ExpandedName): boolean {
    const { isOfOwnAttributes, fields } = scope.constraint;
    return (
      isOfOwnAttributes &&
      fields.some((paths) =>
        paths.some(({ attribute }) => attribute !== undefined && passes(attribute, name)),
      ) &&
      !this.#targets.some((it) => it.scope === scope && it.depth === this.#names.length) &&
      this.#isSelected(scope)
    );
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

  /** The current element has no type: a lax wildcard admits it, and no declaration is known. */
  untyped(): void {
    const nodes = this.#nodes[this.#names.length];
    if (nodes !== undefined) nodes.value = 'untyped';
  }

  /** The current element is nil. */
  nil(): void {
    const nodes = this.#nodes[this.#names.length];
    if (nodes !== undefined) nodes.value = 'nil';
  }

  /** The current element ends. */
  endElement(place: Pick<Assessment, 'path'>): void {
    const depth = this.#names.length;
    const nodes = this.#nodes[depth];
    if (nodes !== undefined) {
      const name = quotedName(this.#names[depth - 1] as ExpandedName);
      for (const field of nodes.elements) settle(field, nodes.value, name, this.#nillable[depth] === true);
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
      if (constraint.seesElements) this.#seeing--;
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

/** Evaluates identity constraints (section 3.11.4). */
export const identityEvaluation: IdentityEvaluationFeature = {
  start: (collector) => new Evaluation(collector),
};

const NO_FIELDS: readonly FieldValue[] = [];

function fieldValueOf(type: SimpleTypeDescriptor, literal: string, namespaces: NamespaceContext): NodeValue {
  return { key: identityKey(type, literal, namespaces), literal };
}

/** @param node - as messages call it */
function settle(field: FieldValue, value: NodeValue, node: string, isNillable: boolean): void {
  if (field.state !== 'absent') {
    if (field.state !== 'several') field.nodes += ` and ${node}`;
    field.state = 'several';
    return;
  }
  field.nodes = node;
  if (typeof value === 'string') {
    field.state = value;
    field.isNillable = isNillable;
  } else {
    field.state = 'present';
    field.key = value.key;
    field.literal = value.literal;
    field.isNillable = isNillable;
  }
}
