import { Random } from './random.js';
import { extension, restriction, schemaDocument, xs } from './schema-text.js';
import type { StandIn } from './stand-in.js';

interface Entity {
  readonly name: string;
  readonly file: string;
  /** Absent for one that extends the structure that all have in common. */
  readonly base: Entity | undefined;
  /** The entities that it and its ancestors refer to: a reference stands once in a content model, lest it be ambiguous. */
  readonly referred: ReadonlySet<Entity>;
}

const namespace = 'urn:stand-in:versioned-frames';
const simpleTypes = [
  'xs:string',
  'xs:normalizedString',
  'xs:duration',
  'xs:dateTime',
  'xs:boolean',
  'xs:decimal',
];

/**
 * Makes many documents of one namespace, as NeTEx is made: each has an entity with a `_VersionStructure` type that extends that
 * of another by a named model group, an element that restricts it and restates the groups of all ancestors, a
 * reference to it, and a list type for relations to it.
 *
 * @param documents - the number of documents, without that of the framework and that of the root element
 */
export function versionedFrames({ documents = 200 } = {}): StandIn {
  const random = new Random(documents);
  const entities: Entity[] = [];
  const files = new Map([['framework.xsd', schemaDocument(namespace, frameworkComponents())]]);
  for (let index = 0; index < documents; index++) {
    const base = random.chance(60) ? shallow(random, entities) : undefined;
    const known = entities.filter((entity) => base?.referred.has(entity) !== true);
    const own = random.some(known, 3);
    const entity: Entity = {
      name: `Entity${index}`,
      file: `entity-${index}.xsd`,
      base,
      referred: new Set([...(base?.referred ?? []), ...own]),
    };
    entities.push(entity);
    const related = random.some(entities, 2);
    const needed = new Set([...own, ...related, ...(base === undefined ? [] : [base])]);
    needed.delete(entity);
    files.set(
      entity.file,
      schemaDocument(namespace, [
        include('framework.xsd'),
        ...[...needed].map(({ file }) => include(file)),
        ...entityComponents(entity, own, related, random),
      ]),
    );
  }
  const root = [include('framework.xsd'), ...entities.map(({ file }) => include(file)), publication()];
  files.set('publication.xsd', schemaDocument(namespace, root));
  return {
    name: 'versioned-frames',
    documents: files,
    entry: 'publication.xsd',
    reading: {
      descriptor: 'PublicationElement',
      document: `<Publication xmlns="${namespace}" version="1"><members><Entity0 id="a"/></members></Publication>`,
      path: '.version',
      value: "'1'",
    },
  };
}

/** Returns an entity that has less than five ancestors, if there is any. */
function shallow(random: Random, entities: readonly Entity[]): Entity | undefined {
  const candidates = entities.filter((entity) => ancestry(entity).length < 5);
  return candidates.length === 0 ? undefined : random.of(candidates);
}

/** Returns an entity and its ancestors, the first ancestor first. */
function ancestry(entity: Entity): readonly Entity[] {
  return entity.base === undefined ? [entity] : [...ancestry(entity.base), entity];
}

function include(schemaLocation: string): string {
  return xs('include', { schemaLocation });
}

function frameworkComponents(): string[] {
  const group = (ref: string) => xs('group', { ref: `t:${ref}`, minOccurs: 0 });
  return [
    xs(
      'simpleType',
      { name: 'ObjectIdType' },
      xs('restriction', { base: 'xs:normalizedString' }, xs('maxLength', { value: 200 })),
    ),
    xs('simpleType', { name: 'VersionIdType' }, xs('restriction', { base: 'xs:normalizedString' })),
    xs(
      'attributeGroup',
      { name: 'BasicModificationDetailsGroup' },
      xs('attribute', { name: 'changed', type: 'xs:dateTime' }),
      xs('attribute', { name: 'created', type: 'xs:dateTime' }),
    ),
    xs(
      'attributeGroup',
      { name: 'ModificationDetailsGroup' },
      xs('attributeGroup', { ref: 't:BasicModificationDetailsGroup' }),
      xs('attribute', { name: 'modification', type: 'xs:token' }),
      xs('attribute', { name: 'version', type: 't:VersionIdType' }),
      xs('attribute', { name: 'status', type: 'xs:token', default: 'active' }),
    ),
    xs(
      'complexType',
      { name: 'EntityStructure', abstract: 'true' },
      xs('attribute', { name: 'nameOfClass', type: 'xs:NCName' }),
      xs('attribute', { name: 'id', type: 't:ObjectIdType' }),
    ),
    extension(
      { name: 'EntityInVersionStructure', abstract: 'true' },
      't:EntityStructure',
      xs('sequence', {}, group('EntityInVersionGroup')),
      xs('attributeGroup', { ref: 't:ModificationDetailsGroup' }),
      xs('attribute', { name: 'dataSourceRef', type: 't:ObjectIdType' }),
    ),
    extension(
      { name: 'DataManagedObjectStructure', abstract: 'true' },
      't:EntityInVersionStructure',
      xs('sequence', {}, group('DataManagedObjectGroup')),
      xs('attribute', { name: 'responsibilitySetRef', type: 't:ObjectIdType' }),
    ),
    modelGroup('EntityInVersionGroup', [
      xs('element', { name: 'ValidFrom', type: 'xs:dateTime', minOccurs: 0 }),
      xs('element', { name: 'ValidTo', type: 'xs:dateTime', minOccurs: 0 }),
    ]),
    modelGroup('DataManagedObjectGroup', [
      xs('element', { name: 'Extensions', type: 'xs:string', minOccurs: 0 }),
      xs('element', { name: 'BrandingRef', type: 't:VersionOfObjectRefStructure', minOccurs: 0 }),
    ]),
    xs('element', { name: 'DataManagedObject', type: 't:DataManagedObjectStructure', abstract: 'true' }),
    xs('element', { name: 'VersionOfObjectRef', type: 't:VersionOfObjectRefStructure', abstract: 'true' }),
    xs(
      'complexType',
      { name: 'VersionOfObjectRefStructure' },
      xs(
        'simpleContent',
        {},
        xs(
          'extension',
          { base: 't:ObjectIdType' },
          xs('attribute', { name: 'ref', type: 't:ObjectIdType', use: 'required' }),
          xs('attribute', { name: 'versionRef', type: 't:VersionIdType' }),
          xs('attributeGroup', { ref: 't:BasicModificationDetailsGroup' }),
        ),
      ),
    ),
    xs(
      'complexType',
      { name: 'RelationshipStructure', abstract: 'true' },
      xs('attributeGroup', { ref: 't:ModificationDetailsGroup' }),
      xs('attribute', { name: 'id', type: 't:ObjectIdType' }),
    ),
  ];
}

function entityComponents(
  entity: Entity,
  own: readonly Entity[],
  related: readonly Entity[],
  random: Random,
): string[] {
  const { name, base } = entity;
  const baseStructure = base === undefined ? 'DataManagedObjectStructure' : `${base.name}_VersionStructure`;
  const restated = [
    'EntityInVersionGroup',
    'DataManagedObjectGroup',
    ...ancestry(entity).map((it) => `${it.name}Group`),
  ];
  const properties = Array.from({ length: random.between(3, 6) }, (_, index) =>
    xs('element', { name: `${name}Property${index}`, type: random.of(simpleTypes), minOccurs: 0 }),
  );
  return [
    xs('simpleType', { name: `${name}IdType` }, xs('restriction', { base: 't:ObjectIdType' })),
    xs('element', {
      name: `${name}Ref`,
      type: `t:${name}RefStructure`,
      substitutionGroup: 't:VersionOfObjectRef',
    }),
    xs(
      'complexType',
      { name: `${name}RefStructure` },
      xs(
        'simpleContent',
        {},
        xs(
          'restriction',
          { base: 't:VersionOfObjectRefStructure' },
          xs('attribute', { name: 'ref', type: `t:${name}IdType`, use: 'required' }),
        ),
      ),
    ),
    extension(
      { name: `${name}s_RelStructure` },
      't:RelationshipStructure',
      xs(
        'choice',
        { minOccurs: 0, maxOccurs: 'unbounded' },
        xs('element', { ref: `t:${name}Ref` }),
        xs('element', { ref: `t:${name}` }),
      ),
    ),
    xs('element', {
      name: `${name}_`,
      type: 't:DataManagedObjectStructure',
      abstract: 'true',
      substitutionGroup: 't:DataManagedObject',
    }),
    xs(
      'element',
      { name, substitutionGroup: `t:${name}_` },
      restriction(
        {},
        `t:${name}_VersionStructure`,
        xs(
          'sequence',
          {},
          ...restated.map((ref) => xs('sequence', {}, xs('group', { ref: `t:${ref}`, minOccurs: 0 }))),
        ),
        xs('attribute', { name: 'id', type: `t:${name}IdType`, use: 'required' }),
      ),
    ),
    extension(
      { name: `${name}_VersionStructure` },
      `t:${baseStructure}`,
      xs('sequence', {}, xs('group', { ref: `t:${name}Group`, minOccurs: 0 })),
      random.chance(30) ? xs('attribute', { name: `kindOf${name}`, type: 'xs:token' }) : '',
    ),
    modelGroup(`${name}Group`, [
      ...properties,
      ...own.map((other) => xs('element', { ref: `t:${other.name}Ref`, minOccurs: 0 })),
      ...related.map((other) =>
        xs('element', {
          name: `${other.name}sOf${name}`,
          type: `t:${other.name}s_RelStructure`,
          minOccurs: 0,
        }),
      ),
    ]),
  ];
}

function modelGroup(name: string, particles: readonly string[]): string {
  return xs('group', { name }, xs('sequence', {}, ...particles));
}

/** The root element, which holds members of all kinds. */
function publication(): string {
  const members = xs(
    'complexType',
    {},
    xs('choice', { maxOccurs: 'unbounded' }, xs('element', { ref: 't:DataManagedObject' })),
  );
  return xs(
    'element',
    { name: 'Publication' },
    xs(
      'complexType',
      {},
      xs('sequence', {}, xs('element', { name: 'members' }, members)),
      xs('attribute', { name: 'version', type: 'xs:NMTOKEN', use: 'required' }),
    ),
  );
}
