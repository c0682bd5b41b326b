import { isCustomField } from '../openair/custom-fields.js';

type Fields = Readonly<Record<string, unknown>>;

/** The fields that take part in a command: custom fields only where it says `enable_custom`. */
export function enabledFields<Given extends Fields>(fields: Given, enableCustom: string | undefined): Given {
  if (enableCustom === '1') return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isCustomField(name))) as Given;
}

/** The values of a record's custom fields as the fields of `CustomField` records. `id` is the place of the field in the record. */
export function customFieldsOf(type: string, fields: Fields): Fields[] {
  return Object.entries(fields)
    .filter(([name]) => isCustomField(name))
    .map(([name, value], index) => ({
      id: String(index + 1),
      name: name.slice(0, -'__c'.length),
      type,
      value,
    }));
}

/** The fields of a record that `CustomField` records set. */
export function fromCustomFields(values: readonly Fields[]): Fields {
  return Object.fromEntries(values.map(({ name, value = '' }) => [`${String(name).trim()}__c`, value]));
}
