import type { SchemaSource } from './measure-program.js';
import { child, noteSchema, restriction, sequence, textSchema } from './minimal-schema.js';

/**
 * Something that a program may use or not: what it costs is the difference between the bundles of two programs that
 * differ in nothing else.
 */
export interface Feature {
  readonly name: string;
  /** The schema of the program with the feature; the smallest one where the feature is nothing of a schema. */
  readonly schema?: SchemaSource;
  /** That of the program without it; the smallest one by default. */
  readonly without?: SchemaSource;
  /** What the program with the feature exports besides, where code that people write asks for it. */
  readonly exports?: string;
}

/** Features of a group stand together in the table. */
export interface FeatureGroup {
  readonly title: string;
  readonly features: readonly Feature[];
}

/** What programs need that read a document of two elements. */
const smallest = noteSchema();

const integers = textSchema('xs:int');
const decimals = textSchema('xs:decimal');

/** All features that bundlers can tell apart, or should. */
export const featureGroups: readonly FeatureGroup[] = [
  {
    title: 'Content',
    features: [
      {
        name: 'attributes',
        schema: noteSchema({
          content: `${sequence(child('xs:string'))}<xs:attribute name="id" type="xs:string"/>`,
        }),
      },
      {
        name: 'simple content: text with attributes',
        schema: noteSchema({
          content:
            '<xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="id" type="xs:string"/></xs:extension></xs:simpleContent>',
        }),
        without: noteSchema({
          content: `${sequence(child('xs:string'))}<xs:attribute name="id" type="xs:string"/>`,
        }),
      },
      { name: 'repeated element', schema: repeated('maxOccurs="unbounded"') },
      { name: 'occurrence bounds such as 2 to 5', schema: repeated('minOccurs="2" maxOccurs="5"') },
      {
        name: '`xs:choice`',
        schema: noteSchema({ content: `<xs:choice>${child('xs:string')}${date('xs:string')}</xs:choice>` }),
      },
      {
        name: 'repeated `xs:choice`',
        schema: noteSchema({
          content: `<xs:choice maxOccurs="unbounded">${child('xs:string')}${date('xs:string')}</xs:choice>`,
        }),
      },
      {
        name: '`xs:all`',
        schema: noteSchema({ content: `<xs:all>${child('xs:string')}${date('xs:string')}</xs:all>` }),
      },
      {
        name: 'default and fixed values',
        schema: noteSchema({ content: sequence(child('xs:string', 'default="none"')) }),
      },
      {
        name: '`xsi:nil`',
        schema: noteSchema({ content: sequence(child('xs:string', 'nillable="true"')) }),
      },
      {
        name: 'mixed content',
        schema: noteSchema({
          content: `<xs:complexContent mixed="true"><xs:restriction base="xs:anyType">${sequence(child('xs:string'))}</xs:restriction></xs:complexContent>`,
        }),
      },
      {
        name: 'derived types, `xsi:type`',
        schema: noteSchema({
          content: sequence(child('Text')),
          globals: `<xs:complexType name="Text">${sequence(date('xs:string'))}</xs:complexType>
            <xs:complexType name="LongText"><xs:complexContent><xs:extension base="Text">${sequence(child('xs:string'))}</xs:extension></xs:complexContent></xs:complexType>`,
        }),
        without: noteSchema({
          content: sequence(child('Text')),
          globals: `<xs:complexType name="Text">${sequence(date('xs:string'))}</xs:complexType>`,
        }),
      },
      {
        name: 'substitution groups',
        schema: noteSchema({
          content: sequence('<xs:element ref="head"/>'),
          globals:
            '<xs:element name="head" type="xs:string"/><xs:element name="member" type="xs:string" substitutionGroup="head"/>',
        }),
      },
      {
        name: '`xs:any`',
        schema: noteSchema({
          content: sequence(`${child('xs:string')}<xs:any namespace="##other" processContents="lax"/>`),
        }),
      },
      {
        name: '`xs:any`, `processContents="skip"`',
        schema: noteSchema({
          content: sequence(`${child('xs:string')}<xs:any namespace="##other" processContents="skip"/>`),
        }),
      },
      {
        name: '`xs:anyAttribute`',
        schema: noteSchema({
          content: `${sequence(child('xs:string'))}<xs:anyAttribute processContents="lax"/>`,
        }),
      },
      { name: '`xs:anyType`', schema: textSchema('xs:anyType') },
    ],
  },
  {
    title: 'Constraints',
    features: [
      { name: '`xs:unique`', schema: constrained('<xs:unique name="u">', '</xs:unique>') },
      { name: '`xs:key`', schema: constrained('<xs:key name="k">', '</xs:key>') },
      {
        name: '`xs:key` and `xs:keyref`',
        schema: constrained(
          '<xs:key name="k"><xs:selector xpath="text"/><xs:field xpath="."/></xs:key><xs:keyref name="r" refer="k">',
          '</xs:keyref>',
        ),
      },
      { name: '`xs:ID`, `xs:IDREF`', schema: identifiers() },
      {
        name: '`xs:assert` (1.1)',
        schema: noteSchema({
          content: `${sequence(child('xs:string'))}<xs:assert test="text != ''"/>`,
          xsdVersion: '1.1',
        }),
      },
      {
        name: '`xs:assertion` of a simple type (1.1)',
        schema: textSchema(restriction('xs:string', `<xs:assertion test="$value != ''"/>`), '1.1'),
      },
      {
        name: '`xs:alternative` (1.1)',
        schema: noteSchema({
          content: sequence(
            `<xs:element name="text" type="Text"><xs:alternative test="@a" type="Text"/><xs:alternative type="Other"/></xs:element>`,
          ),
          globals: `<xs:complexType name="Text">${sequence(date('xs:string'))}<xs:attribute name="a" type="xs:string"/></xs:complexType>
            <xs:complexType name="Other"><xs:complexContent><xs:extension base="Text"/></xs:complexContent></xs:complexType>`,
          xsdVersion: '1.1',
        }),
      },
      {
        name: '`xs:openContent` (1.1)',
        schema: noteSchema({
          content: `<xs:openContent><xs:any processContents="skip"/></xs:openContent>${sequence(child('xs:string'))}`,
          xsdVersion: '1.1',
        }),
      },
    ],
  },
  {
    title: 'Simple types',
    features: [
      { name: '`xs:pattern`', schema: facets('<xs:pattern value="[A-Z]{2}[0-9]+"/>') },
      {
        name: '`xs:enumeration`',
        schema: facets('<xs:enumeration value="short"/><xs:enumeration value="long"/>'),
      },
      { name: '`xs:length` and its like', schema: facets('<xs:maxLength value="80"/>') },
      { name: '`xs:whiteSpace`', schema: facets('<xs:whiteSpace value="collapse"/>') },
      {
        name: '`xs:minInclusive` and its like, beside `xs:int`',
        schema: textSchema(restriction('xs:int', '<xs:minInclusive value="1"/>')),
        without: integers,
      },
      {
        name: '`xs:totalDigits`, `xs:fractionDigits`, beside `xs:decimal`',
        schema: textSchema(
          restriction('xs:decimal', '<xs:totalDigits value="9"/><xs:fractionDigits value="2"/>'),
        ),
        without: decimals,
      },
      {
        name: '`xs:explicitTimezone` (1.1), beside `xs:dateTime`',
        schema: textSchema(restriction('xs:dateTime', '<xs:explicitTimezone value="required"/>'), '1.1'),
        without: textSchema('xs:dateTime', '1.1'),
      },
      {
        name: '`xs:list`',
        schema: textSchema('<xs:simpleType><xs:list itemType="xs:string"/></xs:simpleType>'),
      },
      {
        name: '`xs:union`, beside `xs:int`',
        schema: textSchema('<xs:simpleType><xs:union memberTypes="xs:int xs:string"/></xs:simpleType>'),
        without: integers,
      },
    ],
  },
  {
    title: 'Built-in types',
    features: [
      'token',
      'boolean',
      'int',
      'integer',
      'decimal',
      'double',
      'dateTime',
      'date',
      'gYearMonth',
      'duration',
      'hexBinary',
      'base64Binary',
      'anyURI',
      'language',
      'NCName',
      'NMTOKEN',
      'QName',
    ].map((name) => ({ name: `\`xs:${name}\``, schema: textSchema(`xs:${name}`) })),
  },
  {
    title: 'What programs ask for',
    features: [
      { name: '`validate`', exports: 'validate' },
      { name: '`standardSchema`', exports: 'standardSchema' },
      { name: '`parseWithIssues`', exports: 'parseWithIssues' },
      { name: '`parseDocument`', exports: 'parseDocument' },
      { name: '`parseElement`: documents without a schema', exports: 'parseElement' },
      { name: '`parseFromElement`', exports: 'parseFromElement' },
      { name: '`SourceForm`: layout and comments kept', exports: 'SourceForm' },
      { name: '`skipDoctype`: DOCTYPE passed over', exports: 'skipDoctype' },
      { name: '`internalSubset`: DOCTYPE read', exports: 'internalSubset' },
      { name: '`decodeEncoding`: other encodings than UTF-8', exports: 'decodeEncoding' },
      { name: '`xml11`: XML 1.1', exports: 'xml11' },
    ],
  },
];

/** The program without a feature, for reading. */
export const smallestSchema: SchemaSource = smallest;

function repeated(occurrence: string): SchemaSource {
  return noteSchema({ content: sequence(child('xs:string', occurrence)) });
}

function date(type: string): string {
  return `<xs:element name="date" type="${type}"/>`;
}

function facets(of: string): SchemaSource {
  return textSchema(restriction('xs:string', of));
}

function constrained(start: string, end: string): SchemaSource {
  return noteSchema({ constraints: `${start}<xs:selector xpath="text"/><xs:field xpath="."/>${end}` });
}

function identifiers(): SchemaSource {
  return noteSchema({
    content: `${sequence(child('xs:IDREF'))}<xs:attribute name="id" type="xs:ID"/>`,
  });
}
