import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as xs from '../../datatypes/xs.js';
import { issues } from '../../fixtures/documents.js';
import { parse } from '../../parse.js';
import { complexType, element } from '../../schema/define.js';
import {
  type ComplexTypeDescriptor,
  type ElementDescriptor,
  type IdentityConstraint,
  type NodePath,
  type SchemaDescriptor,
  unbounded,
} from '../../schema/descriptor.js';
import { validate } from '../../validate.js';
import { typeSubstitution } from '../substitution/type-substitution.js';
import { anyAttribute } from '../wildcards/any.js';
import { identityEvaluation } from './evaluation.js';

/** An element of the tests: perhaps a key, and either children or a value. */
interface Node {
  readonly name: string;
  readonly key?: string;
  readonly value?: string;
  readonly children: readonly Node[];
}

/** No declaration describes `u`, which is in a namespace that a lax wildcard admits. */
const names = ['a', 'b', 'c', 'u'] as const;
const literals = fc.constantFrom('1', '01', '1.0', '2', '3');

const { node } = fc.letrec<{ node: Node; leaf: Node }>((tie) => ({
  leaf: fc.record({ name: fc.constant('v'), value: literals, children: fc.constant([]) }),
  node: fc.record(
    {
      name: fc.constantFrom(...names),
      key: literals,
      children: fc.array(fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('node')), { maxLength: 4 }),
    },
    { requiredKeys: ['name', 'children'] },
  ),
}));

const step = fc.constantFrom('a', 'b', '{urn:u}u', '*');
const selector: fc.Arbitrary<NodePath> = fc.record(
  { descendant: fc.constant(true as const), steps: fc.array(step, { minLength: 1, maxLength: 2 }) },
  { requiredKeys: ['steps'] },
);
const field: fc.Arbitrary<NodePath> = fc.constantFrom<NodePath>(
  { steps: [], attribute: 'key' },
  { steps: ['v'] },
  { descendant: true, steps: ['v'] },
  { steps: ['*'], attribute: 'key' },
  { steps: [] },
);

const constraint = (name: string, category: 'key' | 'unique'): fc.Arbitrary<IdentityConstraint> =>
  fc.record({
    evaluation: fc.constant(identityEvaluation),
    category: fc.constant(category),
    name: fc.constant(name),
    selector: fc.array(selector, { minLength: 1, maxLength: 2 }),
    fields: fc.array(fc.array(field, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 1 }),
  });

const keyref: fc.Arbitrary<IdentityConstraint> = fc
  .tuple(constraint('r', 'unique'), fc.constantFrom('k', 'u'))
  .map(([it, refer]) => ({ ...it, category: 'keyref' as const, refer }));

interface Constraints {
  readonly root: readonly IdentityConstraint[];
  readonly inner: readonly IdentityConstraint[];
}

const constraints: fc.Arbitrary<Constraints> = fc.record({
  root: fc.tuple(constraint('k', 'key'), keyref),
  inner: fc.tuple(constraint('u', 'unique')),
});

function schema({ root, inner }: Constraints): ElementDescriptor {
  const global = (name: string, more: Partial<ElementDescriptor> = {}): ElementDescriptor =>
    element({ name, namespaceURI: '', type: () => type, ...more });
  const known: SchemaDescriptor = {
    kind: 'schema',
    substitution: typeSubstitution,
    elements: () => [
      global('a'),
      global('b', { identityConstraints: inner }),
      global('c'),
      global('v', { type: xs.decimal }),
    ],
    attributes: () => [],
    types: () => [],
  };
  const type: ComplexTypeDescriptor = complexType({
    attributes: [{ attribute: 'key', type: xs.decimal }],
    content: {
      choice: [
        { element: 'a', type: () => type },
        { element: 'b', type: () => type, identityConstraints: inner },
        { element: 'c', type: () => type },
        { element: 'v', type: xs.decimal },
        { any: anyAttribute({ namespaces: ['urn:u'], processContents: 'lax', schema: () => known }) },
      ],
      minOccurs: 0,
      maxOccurs: unbounded,
      as: '$content',
    },
  });
  return element({ name: 'r', namespaceURI: '', type, identityConstraints: root });
}

function xmlOf({ name, key, value = '', children }: Node): string {
  const tag = name === 'u' ? 'p:u' : name;
  const attributes = `${name === 'r' ? ' xmlns:p="urn:u"' : ''}${key === undefined ? '' : ` key="${key}"`}`;
  return `<${tag}${attributes}>${value}${children.map(xmlOf).join('')}</${tag}>`;
}

// What section 3.11.4 says, on trees and with sets instead of on the way.

function descendants(from: Node): readonly Node[] {
  return [from, ...from.children.flatMap(descendants)];
}

function follow(from: Node, { descendant, steps }: NodePath): ReadonlySet<Node> {
  let nodes = new Set(descendant === true ? descendants(from) : [from]);
  for (const name of steps) {
    nodes = new Set(
      [...nodes].flatMap((it) => it.children.filter((child) => name === '*' || qualified(child) === name)),
    );
  }
  return nodes;
}

function qualified({ name }: Node): string {
  return name === 'u' ? '{urn:u}u' : name;
}

/** The literals of the nodes of a field; undefined for a node without a simple type. */
function fieldNodes(from: Node, paths: readonly NodePath[]): readonly (string | undefined)[] {
  const found = new Map<Node, { readonly attribute: boolean; readonly element: boolean }>();
  for (const path of paths) {
    for (const it of follow(from, path)) {
      const isAttribute = path.attribute !== undefined;
      if (isAttribute && it.key === undefined) continue;
      const before = found.get(it) ?? { attribute: false, element: false };
      found.set(it, {
        attribute: before.attribute || isAttribute,
        element: before.element || !isAttribute,
      });
    }
  }
  return [...found].flatMap(([it, { attribute, element: isElement }]) => [
    ...(attribute ? [it.name === 'u' ? undefined : it.key] : []),
    ...(isElement ? [it.name === 'v' ? it.value : undefined] : []),
  ]);
}

type Table = ReadonlyMap<number, Node>;

interface Outcome {
  readonly rules: string[];
  /** Node tables by the name of the constraint. */
  readonly tables: ReadonlyMap<string, Table>;
}

function evaluate(it: Node, own: (of: Node) => readonly IdentityConstraint[]): Outcome {
  const inner = it.children.map((child) => evaluate(child, own));
  const rules = inner.flatMap((outcome) => outcome.rules);
  const tables = new Map<string, Table>();
  for (const name of new Set(inner.flatMap((outcome) => [...outcome.tables.keys()]))) {
    const entries = inner.flatMap((outcome) => [...(outcome.tables.get(name) ?? [])]);
    const unique = entries.filter(([value]) => entries.filter(([other]) => other === value).length === 1);
    tables.set(name, new Map(unique));
  }
  const keyrefs: (() => void)[] = [];
  for (const { category, name, selector: paths, fields, refer = '' } of own(it)) {
    const targets = new Set(paths.flatMap((path) => [...follow(it, path)]));
    const qualified = new Map<number, Node>();
    for (const target of targets) {
      const nodes = fieldNodes(target, fields[0] ?? []);
      const [literal] = nodes;
      if (nodes.length > 1 || (nodes.length === 1 && literal === undefined)) {
        rules.push('cvc-identity-constraint.3');
      } else if (literal === undefined) {
        if (category === 'key') rules.push('cvc-identity-constraint.4.2.1');
      } else if (category === 'keyref') {
        const value = Number(literal);
        keyrefs.push(() => {
          if (tables.get(refer)?.has(value) !== true) rules.push('cvc-identity-constraint.4.3');
        });
      } else if (qualified.has(Number(literal))) {
        rules.push(`cvc-identity-constraint.${category === 'key' ? '4.2.2' : '4.1'}`);
      } else {
        qualified.set(Number(literal), target);
      }
    }
    if (category !== 'keyref') tables.set(name, new Map([...(tables.get(name) ?? []), ...qualified]));
  }
  for (const check of keyrefs) check();
  return { rules, tables };
}

describe('identity constraints', () => {
  const document = node.map((it): Node => ({ ...it, name: 'r' }));

  it('are what the specification makes of sets of nodes', () => {
    fc.assert(
      fc.property(document, constraints, (tree, these) => {
        const own = ({ name }: Node): readonly IdentityConstraint[] =>
          name === 'r' ? these.root : name === 'b' ? these.inner : [];
        const found = issues(schema(these), xmlOf(tree), { maxIssues: 1000 });
        expect(found.map(({ rule }) => rule).sort()).toEqual(evaluate(tree, own).rules.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('are the same for documents and for values', () => {
    fc.assert(
      fc.property(document, constraints, (tree, these) => {
        const xml = xmlOf(tree);
        const value = parse(schema({ root: [], inner: [] }), xml);
        const ofValue = validate(schema(these), value).map(({ rule, path }) => `${rule} ${path.join('/')}`);
        const ofDocument = issues(schema(these), xml).map(({ rule, path }) => `${rule} ${path.join('/')}`);
        expect(ofValue.slice(0, 99).sort()).toEqual(ofDocument.slice(0, 99).sort());
      }),
      { numRuns: 100 },
    );
  });
});
