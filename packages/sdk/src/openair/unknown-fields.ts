import type { XmlElement } from '@proj/xml-runtime';
import { OpenAirError } from './errors.js';

/** Fields that the schema lacks, by their names. They are sent as they are. */
export type UnknownFields = Readonly<Record<string, string | number | boolean>>;

/**
 * Makes a function that adds fields to the records of a command.
 * @param type - of the records
 * @param fields - those of each record, in order; or of the only one
 * @throws {OpenAirError} when there are not as many as records
 */
export function addUnknownFields(
  type: string,
  fields: UnknownFields | readonly UnknownFields[] | undefined,
  records: number,
): ((command: XmlElement) => XmlElement) | undefined {
  if (fields === undefined) return undefined;
  const each: readonly UnknownFields[] = Array.isArray(fields) ? fields : [fields];
  if (each.length !== records) {
    throw new OpenAirError(
      `"unknownFields" has the fields of ${each.length} records, and there are ${records}`,
    );
  }
  return (command) => {
    let index = 0;
    const children = command.children.map((child) =>
      typeof child === 'string' || child.name !== type ? child : extended(child, each[index++] ?? {}),
    );
    return { ...command, children };
  };
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
