import type * as xml from '@proj/xml-commands';

/** A record in a command, with the name of its type. */
export interface TypedRecord {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The records in the content of a command. */
export function contentRecords(
  content: readonly { readonly $name: string; readonly $value: unknown }[] | undefined,
): TypedRecord[] {
  return (content ?? []).map(({ $name, $value }) => ({
    name: $name,
    fields: $value as TypedRecord['fields'],
  }));
}

/** The item of a record in a response; the fields are those of its type, since they were read as such. */
export function recordItem(name: string, fields: TypedRecord['fields']): xml.RecordType {
  return { $name: name, $value: fields } as xml.RecordType;
}
