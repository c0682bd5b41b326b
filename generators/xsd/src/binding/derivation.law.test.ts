import { parse, serialize } from '@proj/xml-runtime';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { compileSchema } from '../compile-schema.js';
import { defaultConfiguration } from '../config/read-settings.js';
import { readSchemaDocuments } from '../documents/read-schema-documents.js';
import { generateCode } from '../emit/fixtures/generated-code.js';
import { load } from '../emit/fixtures/load.js';
import { bind } from './bind.js';
import type { ObjectShape, TypeExpression } from './model.js';
import { flatten } from './object-shape.js';

vi.setConfig({ testTimeout: 120_000 });

/** A particle of a random content model. */
type Node =
  | { readonly kind: 'element'; readonly min: number; readonly max: number }
  | {
      readonly kind: 'sequence' | 'choice';
      readonly min: number;
      readonly max: number;
      readonly isNamed: boolean;
      readonly children: readonly Node[];
    };

/** A chain of types of which each extends the one before, and the attributes that each adds: those of groups in lists. */
type Chain = readonly {
  readonly content: readonly Node[];
  readonly attributes: readonly (readonly boolean[])[];
}[];

const bounds = fc.constantFrom(
  { min: 0, max: 1 },
  { min: 1, max: 1 },
  { min: 1, max: 1 },
  { min: 0, max: 3 },
);
const leaf: fc.Arbitrary<Node> = bounds.map((each) => ({ kind: 'element' as const, ...each }));
const groupOf = (inner: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc
    .tuple(
      fc.constantFrom('sequence' as const, 'choice' as const),
      bounds,
      fc.boolean(),
      fc.array(inner, { minLength: 1, maxLength: 3 }),
    )
    .map(([kind, each, isNamed, children]) => ({ kind, ...each, isNamed, children }));
const node = fc.oneof(leaf, groupOf(fc.oneof(leaf, groupOf(leaf))));
const chains: fc.Arbitrary<Chain> = fc.array(
  fc.record({
    content: fc.array(node, { maxLength: 3 }),
    attributes: fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Writes a chain twice: with extensions and named groups, and with all of that written out. */
class Writer {
  #elements = 0;
  #groups = 0;
  #attributes = 0;
  readonly #definitions: string[] = [];

  schemas(chain: Chain): { readonly derived: string; readonly complete: string } {
    const types: string[] = [];
    let content = '';
    let attributes = '';
    for (const [index, each] of chain.entries()) {
      const parts = each.content.map((part) => this.#particle(part));
      const lists = each.attributes.map((list) => this.#attributeList(list));
      const own = `${parts.length === 0 ? '' : `<xs:sequence>${parts.map(({ derived }) => derived).join('')}</xs:sequence>`}${lists.map(({ derived }) => derived).join('')}`;
      types.push(
        `<xs:complexType name="T${index}">${index === 0 ? own : `<xs:complexContent><xs:extension base="T${index - 1}">${own}</xs:extension></xs:complexContent>`}</xs:complexType>`,
      );
      const added = `<xs:sequence>${parts.map(({ complete }) => complete).join('')}</xs:sequence>`;
      content =
        content === ''
          ? added
          : parts.length === 0
            ? content
            : `<xs:sequence>${content}${added}</xs:sequence>`;
      attributes += lists.map(({ complete }) => complete).join('');
    }
    return {
      derived: `${this.#definitions.join('')}${types.join('')}<xs:element name="root"><xs:complexType><xs:sequence><xs:element name="t" type="T${chain.length - 1}" block="#all"/></xs:sequence></xs:complexType></xs:element>`,
      complete: `<xs:complexType name="T${chain.length - 1}">${content}${attributes}</xs:complexType><xs:element name="root"><xs:complexType><xs:sequence><xs:element name="t" type="T${chain.length - 1}" block="#all"/></xs:sequence></xs:complexType></xs:element>`,
    };
  }

  #particle(part: Node): { readonly derived: string; readonly complete: string } {
    const occurs = ` minOccurs="${part.min}" maxOccurs="${part.max}"`;
    if (part.kind === 'element') {
      const text = `<xs:element name="e${this.#elements++}" type="xs:int"${occurs}/>`;
      return { derived: text, complete: text };
    }
    const { kind, isNamed } = part;
    const children = part.children.map((child) => this.#particle(child));
    const group = (more: string, inner: readonly string[]): string =>
      `<xs:${kind}${more}>${inner.join('')}</xs:${kind}>`;
    const complete = group(
      occurs,
      children.map((child) => child.complete),
    );
    const inner = children.map((child) => child.derived);
    if (!isNamed) {
      return { derived: group(occurs, inner), complete };
    }
    const name = `G${this.#groups++}`;
    this.#definitions.push(`<xs:group name="${name}">${group('', inner)}</xs:group>`);
    return { derived: `<xs:group ref="${name}"${occurs}/>`, complete };
  }

  #attributeList(list: readonly boolean[]): { readonly derived: string; readonly complete: string } {
    const complete = list
      .map(
        (required) =>
          `<xs:attribute name="a${this.#attributes++}" type="xs:int"${required ? ' use="required"' : ''}/>`,
      )
      .join('');
    const name = `A${this.#groups++}`;
    this.#definitions.push(`<xs:attributeGroup name="${name}">${complete}</xs:attributeGroup>`);
    return { derived: `<xs:attributeGroup ref="${name}"/>`, complete };
  }
}

/** A document that the chain admits. */
function documentOf(chain: Chain, random: () => number): string {
  let elements = 0;
  let attributes = 0;
  const write = (part: Node): string => {
    const times = part.min + Math.floor(random() * (part.max - part.min + 1));
    const start = elements;
    const next = start + count(part);
    let text = '';
    for (let time = 0; time < times; time++) {
      elements = start;
      if (part.kind === 'element') {
        text += `<e${start}>${time}</e${start}>`;
      } else {
        const chosen = part.kind === 'choice' ? Math.floor(random() * part.children.length) : undefined;
        for (const [index, child] of part.children.entries()) {
          if (chosen === undefined || chosen === index) {
            text += write(child);
          } else {
            elements += count(child);
          }
        }
      }
    }
    elements = next;
    return text;
  };
  const content = chain.flatMap(({ content: parts }) => parts.map(write)).join('');
  const list = chain
    .flatMap((each) => each.attributes.flat())
    .map((required) => {
      const name = `a${attributes++}`;
      return required || random() < 0.5 ? ` ${name}="1"` : '';
    })
    .join('');
  return `<root>${content === '' ? `<t${list}/>` : `<t${list}>${content}</t>`}</root>`;
}

function count(part: Node): number {
  return part.kind === 'element' ? 1 : part.children.reduce((sum, child) => sum + count(child), 0);
}

/** The object type of a type, without a name in it but those of properties. */
function shapeText(components: string, name: string): unknown {
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${components}</xs:schema>`;
  const { documents } = readSchemaDocuments(['s.xsd'], { readFile: () => text });
  const { modules } = bind(compileSchema(documents).schema, {
    configuration: defaultConfiguration,
    configurationFile: 'c',
    entry: 's.xsd',
  });
  const declarations = modules.flatMap((module) => module.declarations);
  const aliases = new Map(
    declarations.flatMap((each) => {
      const type = each.kind === 'alias' ? each.type : each.kind === 'modelGroup' ? each.items : undefined;
      return type === undefined ? [] : [[each.name.identifier, type] as const];
    }),
  );
  const membersOf = (type: TypeExpression): readonly string[] => {
    if (type.kind === 'declared') {
      const alias = aliases.get(type.name.identifier);
      expect(alias).toBeDefined();
      return alias === undefined ? [] : membersOf(alias);
    }
    if (type.kind === 'union') {
      return type.members.flatMap(membersOf);
    }
    return [type.kind === 'array' ? `array of ${typeText(type.items)}` : JSON.stringify(type)];
  };
  const typeText = (type: TypeExpression): string => [...new Set(membersOf(type))].sort().join(' | ');
  // A choice between a choice and something else is one choice.
  const alternativesOf = (shape: ObjectShape): readonly ObjectShape[] => {
    const { properties, choices } = flatten(shape);
    const [only, ...others] = choices;
    return properties.length === 0 && only !== undefined && others.length === 0
      ? only.alternatives.flatMap(alternativesOf)
      : [shape];
  };
  const outline = (shape: ObjectShape): unknown => {
    const { properties, choices } = flatten(shape);
    return {
      properties: properties
        .map((each) => `${each.name}${each.optional ? '?' : ''}: ${typeText(each.type)}`)
        .sort(),
      choices: choices
        .map(({ alternatives }) => JSON.stringify(alternatives.flatMap(alternativesOf).map(outline)))
        .sort(),
    };
  };
  const type = declarations.find((each) => each.kind === 'complexType' && each.name.identifier === name);
  return type?.kind === 'complexType' ? outline(type.shape) : undefined;
}

/** The order of attributes says nothing: those of groups come first. */
function inOrder(document: string): string {
  return document.replace(
    /<t( [^>/]*)/,
    (_, list: string) => `<t ${list.trim().split(' ').sort().join(' ')}`,
  );
}

it('types that extend others and refer to groups have the properties of types that say all themselves', () => {
  fc.assert(
    fc.property(chains, (chain) => {
      const { derived, complete } = new Writer().schemas(chain);
      const name = `T${chain.length - 1}`;
      expect(shapeText(derived, name)).toEqual(shapeText(complete, name));
      expect(shapeText(complete, name)).toBeDefined();
    }),
    { numRuns: 200 },
  );
});

it('types that extend others and refer to groups read and write as types that say all themselves', async () => {
  await fc.assert(
    fc.asyncProperty(
      chains,
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 40, maxLength: 40 }),
      async (chain, numbers) => {
        let index = 0;
        const random = (): number => numbers[index++ % numbers.length] ?? 0;
        const { derived, complete } = new Writer().schemas(chain);
        const [one, other] = [await load(generateCode(derived)), await load(generateCode(complete))];
        for (let round = 0; round < 5; round++) {
          const document = documentOf(chain, random);
          const value = parse(one.element('root'), document);
          expect(value).toEqual(parse(other.element('root'), document));
          expect(inOrder(serialize(one.element('root'), value))).toBe(inOrder(document));
          expect(inOrder(serialize(other.element('root'), value))).toBe(inOrder(document));
        }
      },
    ),
    { numRuns: 15 },
  );
});
