import * as xml from '@proj/xml-commands';
import type { ElementDescriptor } from '@proj/xml-runtime';
import { OpenAirError } from './errors.js';
import { type RecordInput, type RecordName, toWireRecord, type WireRecord } from './records.js';
import { XmlFragment } from './xml-fragment.js';

/** The data types that are parts of records and commands, not records themselves. */
export interface StructuralTypes {
  readonly Approval: xml.Approval;
  readonly Date: xml.DateType;
  readonly Flag: xml.Flag;
}

/** The data types that stand alone as an element; `Report` does not, since the command has its name. */
export type DataTypeName = Exclude<RecordName, 'Report'> | keyof StructuralTypes;

/** The fields that a data type takes. */
export type DataTypeInput<Name extends DataTypeName> = Name extends RecordName
  ? RecordInput<Name>
  : Name extends keyof StructuralTypes
    ? StructuralTypes[Name]
    : never;

/** The wire form of a data type. */
export type DataTypeValue<Name extends DataTypeName> = Name extends RecordName
  ? WireRecord<Name>
  : Name extends keyof StructuralTypes
    ? StructuralTypes[Name]
    : never;

/**
 * A data type alone, for its XML; commands take records as plain objects.
 * @throws {OpenAirError} when there is no data type of that name
 * @example
 * ```ts
 * dataType('Date', { month: '03' }).toString(); // <Date><month>03</month></Date>
 * ```
 */
export function dataType<Name extends DataTypeName>(
  name: Name,
  fields: DataTypeInput<Name>,
): XmlFragment<DataTypeValue<Name>> {
  const descriptor = (xml as Readonly<Record<string, unknown>>)[`${name}Element`];
  if (descriptor === undefined) throw new OpenAirError(`there is no data type "${name}"`);
  return new XmlFragment(
    `<Datatype type=${name}>`,
    descriptor as ElementDescriptor<DataTypeValue<Name>>,
    toWireRecord(fields as object) as unknown as DataTypeValue<Name>,
  );
}
