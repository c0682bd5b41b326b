import type * as xml from '@proj/xml-commands';
import { fromDateParts } from '../openair/dates.js';
import { customFieldsOf, enabledFields, fromCustomFields } from './custom-fields.js';
import type { ExecutionContext } from './execution-context.js';
import { CommandFailure, failure } from './failure.js';
import { fieldText } from './field-text.js';
import type { StoredRecord } from './record-store.js';
import { resolveRelatedRecords } from './related-records.js';
import { contentRecords, recordItem, type TypedRecord } from './typed-records.js';

type Written = { readonly $content: xml.RecordType[] } | CommandFailure;

/** Adds records, or updates those that the lookup finds. */
export function addRecords(command: xml.AddCommand, { store }: ExecutionContext): Written {
  const { lookup, enable_custom } = command;
  const added = preparedRecords(command, store);
  if (added instanceof CommandFailure) return added;
  return {
    $content: added.map(({ name, fields }) => {
      const twin = findTwin(store.list(name), fields, lookup);
      const record = (twin && store.update(name, twin.id, fields)) ?? store.addWire(name, fields);
      return recordItem(name, enabledFields(record, enable_custom));
    }),
  };
}

/** Changes records, all or none; by the method `custom equal to`, custom fields of one record. */
export function modifyRecords(command: xml.ModifyCommand, context: ExecutionContext): Written {
  return command.method === 'custom equal to'
    ? modifyCustomFields(command, context)
    : modifyPlainFields(command, context);
}

/** Changes a record, unless it was updated after a date. */
export function modifyOnCondition(command: xml.ModifyOnConditionCommand, context: ExecutionContext): Written {
  const { store, timeZone } = context;
  const [record] = contentRecords(command.$content);
  const stored = record && store.get(record.name, record.fields.id);
  const updated = fromDateParts((stored?.updated as xml.DateField | undefined)?.Date, timeZone);
  const { month = '01', day = '01' } = command.Date;
  const limit = fromDateParts({ ...command.Date, month, day }, timeZone);
  if (stored && updated && limit && updated > limit) return failure('1200');
  return command.method === 'custom equal to'
    ? modifyCustomFields(command, context)
    : modifyPlainFields(command, context);
}

/** What the commands that change records have in common. */
interface Modification {
  readonly type: string;
  readonly enable_custom?: string | undefined;
  readonly $content?: readonly { readonly $name: string; readonly $value: unknown }[] | undefined;
}

function modifyPlainFields(command: Modification, { store, accounts }: ExecutionContext): Written {
  const prepared = preparedRecords(command, store);
  if (prepared instanceof CommandFailure) return prepared;
  if (prepared.some(({ name, fields }) => store.get(name, fields.id) === undefined)) return failure('601');
  const changed = prepared.flatMap(({ name, fields: { password, ...fields } }) => {
    // A password is no field of a record: it changes the log-in.
    if (name === 'User' && typeof password === 'string') {
      accounts.changePassword(String(fields.id), password);
    }
    const record = store.update(name, fields.id, fields);
    return record ? [recordItem(name, enabledFields(record, command.enable_custom))] : [];
  });
  return { $content: changed };
}

function modifyCustomFields(command: Modification, { store }: ExecutionContext): Written {
  const given = contentRecords(command.$content);
  const values = given.filter(({ name }) => name === 'CustomField').map(({ fields }) => fields);
  const [subject, ...others] = given.filter(({ name }) => name !== 'CustomField');
  if (subject === undefined || values.length === 0) return failure('4');
  if (others.length > 0) return failure('3');
  const record = store.update(command.type, subject.fields.id, fromCustomFields(values));
  if (record === undefined) return failure('601');
  const names = values.map(({ name }) => fieldText(name));
  const changed = customFieldsOf(command.type, record).filter(({ name }) => names.includes(String(name)));
  return { $content: changed.map((fields) => recordItem('CustomField', fields)) };
}

/** Creates users, or updates those that the lookup finds; all or none. */
export function createUsers(
  command: xml.CreateUserCommand,
  context: ExecutionContext,
): StoredRecord[] | CommandFailure {
  const { Company, User, lookup, enable_custom } = command;
  const { store } = context;
  const prepared: { readonly fields: xml.User; readonly twin: StoredRecord | undefined }[] = [];
  for (const user of User) {
    const resolved = resolveRelatedRecords(store, enabledFields({ ...user }, enable_custom));
    if (resolved instanceof CommandFailure) return resolved;
    const fields = resolved as xml.User;
    const twin = findTwin(store.list('User'), resolved, lookup);
    const refusal = twin === undefined ? refuseUser(context, Company, fields) : undefined;
    if (refusal !== undefined) return refusal;
    prepared.push({ fields, twin });
  }
  return prepared.map(({ fields, twin }) =>
    enabledFields(writeUser(context, Company, fields, twin), enable_custom),
  );
}

function refuseUser(
  { accounts }: ExecutionContext,
  company: xml.Company,
  user: xml.User,
): CommandFailure | undefined {
  if (!company.nickname || !user.nickname) return failure('203');
  if (!user.addr?.Address?.email) return failure('841');
  if (!user.password && user.generic !== '1') return failure('303');
  return accounts.has(company.nickname, user.nickname) ? failure('202') : undefined;
}

function writeUser(
  { store, accounts }: ExecutionContext,
  company: xml.Company,
  { password, ...fields }: xml.User,
  twin: StoredRecord | undefined,
): StoredRecord {
  const record =
    (twin && store.update('User', twin.id, { ...fields })) ?? store.addWire('User', { ...fields });
  if (password === undefined) return record;
  if (twin === undefined) {
    const { nickname: user = '' } = fields;
    accounts.add({ company: company.nickname ?? '', user, password, userId: record.id });
  } else {
    accounts.changePassword(twin.id, password);
  }
  return record;
}

/** The records of a command as they are stored. */
function preparedRecords(
  { $content, enable_custom }: Omit<Modification, 'type'>,
  store: ExecutionContext['store'],
): TypedRecord[] | CommandFailure {
  const prepared: TypedRecord[] = [];
  for (const { name, fields } of contentRecords($content)) {
    const resolved = resolveRelatedRecords(store, enabledFields(fields, enable_custom));
    if (resolved instanceof CommandFailure) return resolved;
    prepared.push({ name, fields: resolved });
  }
  return prepared;
}

/** The record that has the same value in the field of a lookup. */
function findTwin(
  stored: readonly StoredRecord[],
  fields: Readonly<Record<string, unknown>>,
  lookup: string | undefined,
): StoredRecord | undefined {
  const wanted = lookup === undefined ? '' : fieldText(fields[lookup]);
  return lookup === undefined || wanted === ''
    ? undefined
    : stored.find((record) => fieldText(record[lookup]) === wanted);
}
