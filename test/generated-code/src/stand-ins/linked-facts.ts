import { Random } from './random.js';
import { schemaDocument, xs } from './schema-text.js';
import type { StandIn } from './stand-in.js';

const links = 'urn:stand-in:linked-facts:links';
const namespace = 'urn:stand-in:linked-facts';

/**
 * Makes a taxonomy, as XBRL has it: types of facts with simple content and attribute groups in attribute groups, links that are
 * all attributes and restrict a type of another namespace, wildcards for elements and attributes, and facts that are global elements in one
 * substitution group.
 *
 * @param facts - the number of facts
 * @param types - the number of types that facts have
 */
export function linkedFacts({ facts = 600, types = 120 } = {}): StandIn {
  const random = new Random(facts + types);
  const typeNames = Array.from({ length: types }, (_, index) => `itemType${index}`);
  return {
    name: 'linked-facts',
    documents: new Map([
      ['taxonomy.xsd', taxonomy(typeNames, facts, random)],
      ['links.xsd', schemaDocument(links, linkComponents())],
    ]),
    entry: 'taxonomy.xsd',
    reading: {
      descriptor: 'ReportElement',
      document: `<report xmlns="${namespace}" id="a"><fact0 contextRef="a"/></report>`,
      path: '.id',
      value: "'a'",
    },
  };
}

const attributeOf = (name: string, type: string, use?: string): string =>
  xs('attribute', { name, type, use });

const groupOf = (ref: string): string => xs('attributeGroup', { ref });

const otherAttributes = xs('anyAttribute', { namespace: '##other', processContents: 'lax' });

/** Types of links: each kind has its own attributes and those of all links. */
function linkComponents(): string[] {
  const kinds = ['simple', 'extended', 'locator', 'arc', 'resource', 'title'];
  return [
    xs(
      'attributeGroup',
      { name: 'common' },
      attributeOf('role', 'xs:anyURI'),
      attributeOf('title', 'xs:string'),
      xs(
        'attribute',
        { name: 'show' },
        xs(
          'simpleType',
          {},
          xs(
            'restriction',
            { base: 'xs:string' },
            ...['new', 'replace', 'embed'].map((value) => xs('enumeration', { value })),
          ),
        ),
      ),
    ),
    ...kinds.map((kind) =>
      xs(
        'attributeGroup',
        { name: `${kind}Attributes` },
        xs('attribute', { name: 'type', type: 'xs:string', use: 'required', fixed: kind }),
        attributeOf(`${kind}Label`, 'xs:NCName'),
        groupOf('t:common'),
      ),
    ),
    ...kinds.map((kind) =>
      xs(
        'complexType',
        { name: `${kind}Type` },
        xs(
          'choice',
          { minOccurs: 0, maxOccurs: 'unbounded' },
          xs('any', { namespace: '##other', processContents: 'lax' }),
        ),
        groupOf(`t:${kind}Attributes`),
        otherAttributes,
      ),
    ),
    xs('element', { name: 'documentation', type: 't:titleType' }),
  ];
}

function taxonomy(types: readonly string[], facts: number, random: Random): string {
  const bases = ['xs:decimal', 'xs:string', 'xs:boolean', 'xs:date', 'xs:QName', 'xs:anyURI', 't:monetary'];
  const components = [
    xs('import', { namespace: links, schemaLocation: 'links.xsd' }),
    xs('simpleType', { name: 'monetary' }, xs('restriction', { base: 'xs:decimal' })),
    xs('attributeGroup', { name: 'factAttributes' }, attributeOf('id', 'xs:ID'), otherAttributes),
    xs(
      'attributeGroup',
      { name: 'itemAttributes' },
      groupOf('t:factAttributes'),
      attributeOf('contextRef', 'xs:IDREF', 'required'),
    ),
    xs(
      'attributeGroup',
      { name: 'numericAttributes' },
      groupOf('t:itemAttributes'),
      attributeOf('unitRef', 'xs:IDREF'),
      attributeOf('precision', 'xs:nonNegativeInteger'),
      attributeOf('decimals', 'xs:integer'),
    ),
    xs('element', { name: 'item', type: 'xs:anyType', abstract: 'true' }),
    xs('element', { name: 'link', type: 'l:simpleType' }),
    xs('element', { name: 'locator', type: 't:locator' }),
    xs(
      'complexType',
      { name: 'locator' },
      xs(
        'complexContent',
        {},
        xs('restriction', { base: 'l:locatorType' }, xs('attributeGroup', { ref: 'l:locatorAttributes' })),
      ),
    ),
    ...types.map((name, index) => {
      const base = index < bases.length || random.chance(50) ? undefined : types[random.below(index)];
      return base === undefined ? factType(name, random.of(bases)) : restrictedFactType(name, `t:${base}`);
    }),
    ...Array.from({ length: facts }, (_, index) =>
      xs('element', {
        name: `fact${index}`,
        type: `t:${random.of(types)}`,
        substitutionGroup: 't:item',
        nillable: 'true',
      }),
    ),
    xs(
      'element',
      { name: 'report' },
      xs(
        'complexType',
        {},
        xs(
          'choice',
          { maxOccurs: 'unbounded' },
          ...['item', 'link', 'locator'].map((name) => xs('element', { ref: `t:${name}` })),
        ),
        attributeOf('id', 'xs:ID'),
        otherAttributes,
      ),
    ),
  ];
  return schemaDocument(namespace, components, { l: links });
}

function factType(name: string, base: string): string {
  const isNumeric = base === 'xs:decimal' || base === 't:monetary';
  return xs(
    'complexType',
    { name },
    xs(
      'simpleContent',
      {},
      xs('extension', { base }, groupOf(isNumeric ? 't:numericAttributes' : 't:itemAttributes')),
    ),
  );
}

function restrictedFactType(name: string, base: string): string {
  return xs('complexType', { name }, xs('simpleContent', {}, xs('restriction', { base })));
}
