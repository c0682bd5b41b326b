import type { XmlElement } from '@proj/xml-runtime';
import { OpenAirError } from './errors.js';

/** Fields that the schema lacks, by their names. They are sent as they are. */
export type UnknownFields = Readonly<Record<string, string | number | boolean>>;

/** What adds fields to a command: parts of it. */
export interface AddedFields {
  readonly extend: (command: XmlElement) => XmlElement;
  readonly unknownFields: readonly UnknownFields[];
}

/**
 * Makes the parts of a command that add fields to its records.
 * @param type - of the records
 * @param fields - those of each record, in order; or of the only one
 * @throws {OpenAirError} when there are not as many as records
 */
export function addUnknownFields(
  type: string,
  fields: UnknownFields | readonly UnknownFields[] | undefined,
  records: number,
): AddedFields | undefined {
  if (fields === undefined) return undefined;
  const each: readonly UnknownFields[] = Array.isArray(fields) ? fields : [fields];
  if (each.length !== records) {
    throw new OpenAirError(
      `"unknownFields" has the fields of ${each.length} records, and there are ${records}`,
    );
  }
  const extend = (command: XmlElement): XmlElement => {
    let index = 0;
    const children = command.children.map((child) =>
      typeof child === 'string' || child.name !== type ? child : extended(child, each[index++] ?? {}),
    );
    return { ...command, children };
  };
  return { extend, unknownFields: each };
}

/** What names of the API's fields are made of. */
const fieldName = /^[A-Za-z_][\w.-]*$/;

function extended(record: XmlElement, fields: UnknownFields): XmlElement {
  const added = Object.entries(fields).map(([name, value]): XmlElement => {
    if (!fieldName.test(name)) throw new OpenAirError(`"${name}" cannot be the name of a field`);
    const isThere = record.children.some((child) => typeof child !== 'string' && child.name === name);
    if (isThere) throw new OpenAirError(`the field "${name}" of ${record.name} is given twice`);
    const text = typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
    return { name, namespaceURI: '', attributes: [], children: text === '' ? [] : [text] };
  });
  return { ...record, children: [...record.children, ...added] };
}
