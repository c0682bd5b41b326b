import { Random } from './random.js';
import { extension, schemaDocument, xs } from './schema-text.js';
import type { StandIn } from './stand-in.js';

const namespace = 'urn:stand-in:documented-resources';
const primitives = [
  'string',
  'boolean',
  'integer',
  'decimal',
  'date',
  'dateTime',
  'anyURI',
  'base64Binary',
  'time',
];
const words =
  'the a of to whether which that and identifies describes resource subject record code system period status value reference performed reported intended related clinical organization person responsible at time when available additional content used within context'.split(
    ' ',
  );

/**
 * Makes one long document, as FHIR has it: resources with nested types of their own, of which every element and type has documentation, primitive values as
 * types with an attribute `value`, elements that are a choice of types, a few of them of thirty, and lists of codes.
 *
 * @param resources - the number of resources
 * @param meanWords - the mean length of a documentation
 */
export function documentedResources({ resources = 140, meanWords = 33 } = {}): StandIn {
  const random = new Random(resources);
  const document = (scale = 1) =>
    xs('annotation', {}, xs('documentation', {}, sentence(random, Math.ceil(meanWords * scale))));
  const codeLists = Array.from({ length: resources }, (_, index) =>
    codeList(`Codes${index}`, random, document),
  );
  const components = [
    xs(
      'complexType',
      { name: 'Element' },
      document(),
      xs(
        'sequence',
        {},
        xs('element', { name: 'extension', type: 't:Extension', minOccurs: 0, maxOccurs: 'unbounded' }),
      ),
      xs('attribute', { name: 'id', type: 'xs:string' }),
    ),
    extension(
      { name: 'Extension' },
      't:Element',
      xs('sequence', {}, valueChoice('value', thirtyTypes)),
      xs('attribute', { name: 'url', type: 'xs:anyURI', use: 'required' }),
    ),
    ...primitives.map((name) =>
      extension({ name }, 't:Element', xs('attribute', { name: 'value', type: `xs:${name}` })),
    ),
    extension(
      { name: 'BackboneElement' },
      't:Element',
      xs(
        'sequence',
        {},
        xs('element', { name: 'modifier', type: 't:Extension', minOccurs: 0, maxOccurs: 'unbounded' }),
      ),
    ),
    ...dataTypes.map((name) => dataType(name, random, document)),
    xs(
      'complexType',
      { name: 'Resource' },
      document(),
      xs('sequence', {}, xs('element', { name: 'id', type: 't:string', minOccurs: 0 })),
    ),
    ...codeLists,
    ...Array.from({ length: resources }, (_, index) =>
      resource(`Resource${index}`, index, random, document),
    ).flat(),
    xs(
      'complexType',
      { name: 'ResourceContainer' },
      xs(
        'choice',
        {},
        ...Array.from({ length: resources }, (_, index) => xs('element', { ref: `t:Resource${index}` })),
      ),
    ),
  ];
  return {
    name: 'documented-resources',
    documents: new Map([['resources.xsd', schemaDocument(namespace, components)]]),
    entry: 'resources.xsd',
    reading: {
      descriptor: 'Resource0Element',
      document: `<Resource0 xmlns="${namespace}"><id value="a"/></Resource0>`,
      path: '.id?.value',
      value: "'a'",
    },
  };
}

type Document = (scale?: number) => string;

const dataTypes = Array.from({ length: 30 }, (_, index) => `Datatype${index}`);

const thirtyTypes = [...primitives, ...dataTypes.slice(0, 21)];

/** An element that is of one of several types, under a name for each. */
function valueChoice(name: string, types: readonly string[]): string {
  return xs(
    'choice',
    { minOccurs: 0 },
    ...types.map((type) =>
      xs('element', { name: `${name}${type[0]?.toUpperCase()}${type.slice(1)}`, type: `t:${type}` }),
    ),
  );
}

function codeList(name: string, random: Random, document: Document): string {
  const codes = Array.from({ length: random.between(4, 24) }, (_, index) =>
    xs('enumeration', { value: `code-${index}` }, document(0.15)),
  );
  return [
    xs('simpleType', { name: `${name}-list` }, xs('restriction', { base: 'xs:string' }, ...codes)),
    extension({ name }, 't:Element', xs('attribute', { name: 'value', type: `t:${name}-list` })),
  ].join('\n');
}

function dataType(name: string, random: Random, document: Document): string {
  const elements = Array.from({ length: random.between(3, 8) }, (_, index) =>
    xs('element', { name: `part${index}`, type: `t:${random.of(primitives)}`, minOccurs: 0 }, document()),
  );
  return xs(
    'complexType',
    { name },
    document(2),
    xs('complexContent', {}, xs('extension', { base: 't:Element' }, xs('sequence', {}, ...elements))),
  );
}

/** A resource, the element that holds it, and two to four types that are its parts. */
function resource(name: string, index: number, random: Random, document: Document): string[] {
  const parts = Array.from({ length: random.between(2, 4) }, (_, part) => `${name}.Part${part}`);
  const types = [...primitives, ...dataTypes];
  const elements = (types: readonly string[]) =>
    Array.from({ length: random.between(5, 12) }, (_, element) =>
      xs(
        'element',
        {
          name: `field${element}`,
          type: `t:${random.of(types)}`,
          minOccurs: random.chance(85) ? 0 : undefined,
          maxOccurs: random.chance(40) ? 'unbounded' : undefined,
        },
        document(),
      ),
    );
  const held = parts.map((part, number) =>
    xs(
      'element',
      { name: `part${number}`, type: `t:${part}`, minOccurs: 0, maxOccurs: 'unbounded' },
      document(),
    ),
  );
  const optional = Array.from({ length: random.between(6, 14) }, (_, element) =>
    xs(
      'element',
      { name: `item${element}`, type: `t:${random.of(types)}`, minOccurs: 0, maxOccurs: 'unbounded' },
      document(),
    ),
  );
  return [
    xs('element', { name, type: `t:${name}` }, document()),
    xs(
      'complexType',
      { name },
      document(3),
      xs(
        'complexContent',
        {},
        xs(
          'extension',
          { base: 't:Resource' },
          xs(
            'sequence',
            {},
            xs('element', { name: 'status', type: `t:Codes${index}`, minOccurs: 0 }, document()),
            ...optional,
            ...(random.chance(40)
              ? [valueChoice('effective', random.chance(90) ? random.some(types, 4) : thirtyTypes)]
              : []),
            ...held,
          ),
        ),
      ),
    ),
    ...parts.map((part) =>
      xs(
        'complexType',
        { name: part },
        document(),
        xs(
          'complexContent',
          {},
          xs('extension', { base: 't:BackboneElement' }, xs('sequence', {}, ...elements(types))),
        ),
      ),
    ),
  ];
}

function sentence(random: Random, mean: number): string {
  const length = random.between(Math.ceil(mean / 2), Math.ceil(mean * 1.5));
  const text = Array.from({ length }, () => random.of(words)).join(' ');
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}
