import { Random } from './random.js';
import { extension, schemaDocument, xs } from './schema-text.js';
import type { StandIn } from './stand-in.js';

interface Member {
  /** Its name, which its type has with `Type` at its end. */
  readonly name: string;
  readonly prefix: string;
  readonly isAbstract: boolean;
}

const simpleTypes = ['xs:string', 'xs:double', 'xs:date', 'xs:boolean', 'xs:nonNegativeInteger'];

/**
 * Makes one substitution group over several namespaces, as the features of GML and CityGML are: abstract elements are heads of
 * further elements, in their own namespace and in those that import it. A type extends that of the head, and
 * property types hold a member or refer to one.
 *
 * @param elements - the number of elements in the group, without its head
 * @param namespaces - the number of namespaces; each is one document
 */
export function substitutionGroup({ elements = 600, namespaces = 6 } = {}): StandIn {
  const random = new Random(elements * 10 + namespaces);
  const head: Member = { name: 'AbstractObject', prefix: 'n0', isAbstract: true };
  const members: Member[] = [head];
  const documents = new Map<string, string>();
  for (let space = 0; space < namespaces; space++) {
    const prefix = `n${space}`;
    const components = space === 0 ? coreComponents() : [];
    const count =
      Math.floor((elements * (space + 1)) / namespaces) - Math.floor((elements * space) / namespaces);
    for (let index = 0; index < count; index++) {
      const base = random.of(members.filter(({ isAbstract }) => isAbstract).slice(-8));
      const isAbstract = index === 0 || random.chance(15);
      const name = `${isAbstract ? 'Abstract' : ''}Feature${space}x${index}`;
      const properties = random.some(
        members.filter(({ isAbstract }) => isAbstract),
        2,
      );
      members.push({ name, prefix, isAbstract });
      components.push(...memberComponents({ name, prefix, isAbstract }, base, properties, random));
    }
    documents.set(`${prefix}.xsd`, namespaceDocument(space, components));
  }
  const last = members.filter(({ isAbstract }) => !isAbstract).at(-1) ?? head;
  const entry = `n${namespaces - 1}.xsd`;
  return {
    name: 'substitution-group',
    documents,
    entry,
    reading: {
      descriptor: 'FeatureCollectionElement',
      document:
        `<FeatureCollection xmlns="${namespaceOf(0)}">` +
        `<member href="b"><f:${last.name} xmlns:f="${namespaceOf(namespaces - 1)}" id="a"/></member></FeatureCollection>`,
      path: '.member?.[0]?.href',
      value: "'b'",
    },
  };
}

function namespaceOf(space: number): string {
  return `urn:stand-in:substitution-group:${space}`;
}

/** The head of the group, what refers to it, and the root element. */
function coreComponents(): string[] {
  return [
    xs(
      'attributeGroup',
      { name: 'AssociationAttributeGroup' },
      xs('attribute', { name: 'href', type: 'xs:anyURI' }),
      xs('attribute', { name: 'title', type: 'xs:string' }),
    ),
    xs(
      'complexType',
      { name: 'AbstractObjectType', abstract: 'true' },
      xs('sequence', {}, xs('element', { name: 'description', type: 'xs:string', minOccurs: 0 })),
      xs('attribute', { name: 'id', type: 'xs:ID' }),
    ),
    xs('element', { name: 'AbstractObject', type: 'n0:AbstractObjectType', abstract: 'true' }),
    propertyType({ name: 'AbstractObject', prefix: 'n0', isAbstract: true }),
    xs(
      'element',
      { name: 'FeatureCollection' },
      xs(
        'complexType',
        {},
        xs(
          'sequence',
          {},
          propertyElement('member', { name: 'AbstractObject', prefix: 'n0', isAbstract: true }),
        ),
      ),
    ),
  ];
}

function memberComponents(
  { name, prefix, isAbstract }: Member,
  base: Member,
  properties: readonly Member[],
  random: Random,
): string[] {
  const abstract = isAbstract ? 'true' : undefined;
  const own = Array.from({ length: random.between(1, 3) }, (_, index) =>
    xs('element', { name: `value${name}${index}`, type: random.of(simpleTypes), minOccurs: 0 }),
  );
  const associated = properties.map((property) => propertyElement(`to${property.name}Of${name}`, property));
  return [
    xs('element', {
      name,
      type: `${prefix}:${name}Type`,
      abstract,
      substitutionGroup: `${base.prefix}:${base.name}`,
    }),
    extension(
      { name: `${name}Type`, abstract },
      `${base.prefix}:${base.name}Type`,
      xs('sequence', {}, ...own, ...associated),
    ),
    ...(isAbstract ? [propertyType({ name, prefix, isAbstract })] : []),
  ];
}

/** A type that holds a member of the group, or says where it is. */
function propertyType({ name, prefix }: Member): string {
  return xs(
    'complexType',
    { name: `${name}PropertyType` },
    xs('sequence', { minOccurs: 0 }, xs('element', { ref: `${prefix}:${name}` })),
    xs('attributeGroup', { ref: 'n0:AssociationAttributeGroup' }),
  );
}

function propertyElement(name: string, { name: target, prefix }: Member): string {
  return xs('element', {
    name,
    type: `${prefix}:${target}PropertyType`,
    minOccurs: 0,
    maxOccurs: 'unbounded',
  });
}

function namespaceDocument(space: number, components: readonly string[]): string {
  const others = Array.from({ length: space }, (_, other) => other);
  const imports = others.map((other) =>
    xs('import', { namespace: namespaceOf(other), schemaLocation: `n${other}.xsd` }),
  );
  const prefixes = Object.fromEntries([...others, space].map((other) => [`n${other}`, namespaceOf(other)]));
  return schemaDocument(namespaceOf(space), [...imports, ...components], prefixes);
}
