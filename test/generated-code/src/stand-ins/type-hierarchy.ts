import { Random } from './random.js';
import { extension, restriction, schemaDocument, xs } from './schema-text.js';
import type { StandIn } from './stand-in.js';

interface LocalElement {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
}

interface ComplexType {
  readonly name: string;
  readonly text: string;
  /** Its particles, those of its ancestors first. */
  readonly elements: readonly LocalElement[];
}

const simpleTypes = ['xs:string', 'xs:int', 'xs:decimal', 'xs:boolean', 'xs:date', 'xs:anyURI'];

/**
 * Makes a wide and deep hierarchy of complex types in one document: each extends a type of the level above, or restricts it
 * (one in eight). A quarter of the elements have a type of the hierarchy, so that instances name another by `xsi:type`.
 *
 * @param types - the number of types, without that of the root element
 * @param depth - the number of levels below the first type
 */
export function typeHierarchy({ types = 1500, depth = 10 } = {}): StandIn {
  const namespace = 'urn:stand-in:type-hierarchy';
  const random = new Random(types * 100 + depth);
  const first: ComplexType = {
    name: 'Entry',
    text: xs(
      'complexType',
      { name: 'Entry', abstract: 'true' },
      xs('sequence', {}, elementText({ name: 'label', type: 'xs:string', isOptional: false })),
      xs('attribute', { name: 'id', type: 'xs:string', use: 'required' }),
    ),
    elements: [{ name: 'label', type: 'xs:string', isOptional: false }],
  };
  const levels: ComplexType[][] = [[first]];
  for (let index = 1; index < types; index++) {
    const level = 1 + (index % depth);
    const base = random.of(levels[level - 1] ?? [first]);
    const referable = levels[random.below(level)] ?? [first];
    const type = random.chance(12) ? restrict(index, base, random) : extend(index, base, random, referable);
    levels[level] = [...(levels[level] ?? []), type];
  }
  const root = xs(
    'element',
    { name: 'catalog' },
    xs(
      'complexType',
      {},
      xs('sequence', {}, xs('element', { name: 'entry', type: 't:Entry', maxOccurs: 'unbounded' })),
    ),
  );
  const texts = levels.flat().map(({ text }) => text);
  const named =
    levels[1]?.find(({ elements }) => elements.slice(1).every(({ isOptional }) => isOptional)) ?? first;
  return {
    name: 'type-hierarchy',
    documents: new Map([['hierarchy.xsd', schemaDocument(namespace, [root, ...texts])]]),
    entry: 'hierarchy.xsd',
    reading: {
      descriptor: 'CatalogElement',
      document:
        `<catalog xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
        `<entry xsi:type="${named.name}" id="a"><label>A</label></entry></catalog>`,
      path: '.entry[0]?.id',
      value: "'a'",
    },
  };
}

function extend(
  index: number,
  base: ComplexType,
  random: Random,
  referable: readonly ComplexType[],
): ComplexType {
  const name = `Entry${index}`;
  const own = Array.from({ length: random.between(1, 3) }, (_, part) => ({
    name: `part${index}${'abc'[part]}`,
    type: random.chance(25) ? `t:${random.of(referable).name}` : random.of(simpleTypes),
    isOptional: random.chance(80),
  }));
  const attribute = random.chance(30) ? xs('attribute', { name: `code${index}`, type: 'xs:token' }) : '';
  return {
    name,
    text: extension({ name }, `t:${base.name}`, xs('sequence', {}, ...own.map(elementText)), attribute),
    elements: [...base.elements, ...own],
  };
}

/** Restates the content of the base type, with one in three of its optional elements required. */
function restrict(index: number, base: ComplexType, random: Random): ComplexType {
  const name = `Entry${index}`;
  const elements = base.elements.map((element) =>
    element.isOptional && random.chance(33) ? { ...element, isOptional: false } : element,
  );
  const text = restriction({ name }, `t:${base.name}`, xs('sequence', {}, ...elements.map(elementText)));
  return { name, text, elements };
}

function elementText({ name, type, isOptional }: LocalElement): string {
  return xs('element', { name, type, minOccurs: isOptional ? 0 : undefined });
}
