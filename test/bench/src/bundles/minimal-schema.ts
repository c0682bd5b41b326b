import type { XsdVersion } from '@proj/xsd-codegen';
import type { SchemaSource } from './measure-program.js';

/** What a schema of one root element, `note`, has in places where features are declared. */
export interface NoteParts {
  /** What stands in the complex type of `note`. */
  readonly content?: string;
  /** What follows that type in the declaration of `note`. */
  readonly constraints?: string;
  /** What else the schema declares, or the schema's `defaultOpenContent`. */
  readonly globals?: string;
  readonly xsdVersion?: XsdVersion;
}

/** Makes a schema of two elements, a text in a note, that differs from the smallest one in the given parts. */
export function noteSchema(parts: NoteParts = {}): SchemaSource {
  const {
    content = sequence(child('xs:string')),
    constraints = '',
    globals = '',
    xsdVersion = '1.0',
  } = parts;
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:element name="note"><xs:complexType>${content}</xs:complexType>${constraints}</xs:element>
    ${globals}
  </xs:schema>`;
  return { text, xsdVersion };
}

/** Makes such a schema in which the text is of a simple type: the name of one, or an `xs:simpleType`. */
export function textSchema(type: string, xsdVersion: XsdVersion = '1.0'): SchemaSource {
  return noteSchema({ content: sequence(child(type)), xsdVersion });
}

/** Makes an anonymous type that restricts another by the given facets. */
export function restriction(base: string, facets: string): string {
  return `<xs:simpleType><xs:restriction base="${base}">${facets}</xs:restriction></xs:simpleType>`;
}

/** Makes an `xs:sequence`. */
export function sequence(particles: string): string {
  return `<xs:sequence>${particles}</xs:sequence>`;
}

/** Makes the declaration of the element `text`, of a type by its name or of an anonymous one. */
export function child(type: string, occurrence = ''): string {
  return type.startsWith('<')
    ? `<xs:element name="text" ${occurrence}>${type}</xs:element>`
    : `<xs:element name="text" type="${type}" ${occurrence}/>`;
}
