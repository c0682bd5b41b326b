import type * as xml from '@proj/xml-commands';
import { errorName } from '@proj/xml-commands';
import type { CommandName, CommandResponse, CommandValue } from '../openair/command.js';
import { fromDateParts, toDateParts } from '../openair/dates.js';
import { maxCommandRecords } from '../openair/tagged-records.js';
import type { Account, Accounts } from './accounts.js';
import { CommandFailure, failure } from './failure.js';
import { readRecords } from './read-records.js';
import type { ReceivedCommand } from './read-request.js';
import type { RecordStore, StoredRecord } from './record-store.js';

/** What a command is carried out with. */
export interface ExecutionContext {
  readonly store: RecordStore;
  readonly accounts: Accounts;
  /** Who is logged in. */
  readonly account: Account | undefined;
  readonly now: () => Date;
  /** The address of the server, for the URLs that it makes. */
  readonly url: string;
}

type AnswerItem = Extract<NonNullable<xml.ResponseType['$content']>[number], { $name: string }>;

/** Carries out one command and gives the answer's value, or the failure. */
type Executor<Name extends CommandName> = (
  command: CommandValue<Name>,
  context: ExecutionContext,
) => Omit<CommandResponse<Name>, 'status'> | CommandFailure;

const executors: { readonly [Name in CommandName]: Executor<Name> } = {
  Add: (command, { store }) => ({
    $content: records(command.$content).map(({ name, fields }) =>
      answerRecord(name, addOrUpdate(store, name, fields, command.lookup)),
    ),
  }),
  Modify: (command, context) => {
    const changes = records(command.$content).map((change) => withoutPassword(context, change));
    return modifyRecords(context.store, changes);
  },
  ModifyOnCondition: (command, { store }) => {
    const [record] = records(command.$content);
    const stored = record && store.get(record.name, record.fields.id);
    const updated = fromDateParts((stored?.updated as xml.DateField | undefined)?.Date);
    const limit = fromDateParts({
      ...command.Date,
      month: command.Date.month ?? '01',
      day: command.Date.day ?? '01',
    });
    if (stored && updated && limit && updated > limit) return failure('1200');
    return modifyRecords(store, record ? [record] : []);
  },
  Delete: (command, { store }) => {
    const missing = records(command.$content).some(({ name, fields }) => !store.delete(name, fields.id));
    return missing ? failure('601') : {};
  },
  Read: (command, { store }) => {
    if (command.type === 'Error') return readErrors(records(command.$content));
    const found = readRecords(store, command);
    if (found instanceof CommandFailure) return found;
    return { $content: found.map((record) => answerRecord(command.type, record)) };
  },
  Submit: (command, { store }) => setApproval(store, records(command.$content), 'S', ['', 'O', 'R']),
  Approve: (command, { store }) => setApproval(store, records(command.$content), 'A', ['S']),
  Reject: (command, { store }) => setApproval(store, records(command.$content), 'R', ['S']),
  Unapprove: (command, { store }) => setApproval(store, records(command.$content), 'O', ['A']),
  Report: (command, { store }) => {
    const argument = command.Timesheet ?? command.Envelope ?? command.Report;
    return store.get(command.type, argument?.relatedid) ? {} : failure('601');
  },
  Time: (_command, { now }) => ({ Date: { ...toDateParts(now()), timezone: '+0000' } }),
  Version: (command, { url }) => ({ number: command.number, size: '0', url }),
  Whoami: (_command, { store, account }) => {
    const user = account && store.get('User', account.userId);
    return user ? { User: user as xml.User } : failure('829');
  },
  MakeURL: (command, { url }) => ({
    $content: [new URL(`/${command.app}/${command.page}?uid=${command.uid}`, url).href],
  }),
  CreateAccount: (command, context) => {
    const user = createUser(context, command.Company, command.User);
    return user instanceof CommandFailure ? user : { User: user as xml.User };
  },
  CreateUser: (command, context) => {
    const users = command.User.map((user) => createUser(context, command.Company, user));
    return users.find((user) => user instanceof CommandFailure) ?? { User: users as unknown as xml.User[] };
  },
};

/** The commands that need no log-in. */
function needsLogIn(item: xml.Command): boolean {
  const free = item.$name === 'Time' || item.$name === 'Version';
  return !free && !(item.$name === 'Read' && item.$value.type === 'Error');
}

/** Carries out one command of a request. */
export function executeCommand(item: ReceivedCommand, context: ExecutionContext): AnswerItem {
  if ('failure' in item) return answer(item.$name, item.failure);
  const refusal = refuseRecords(item);
  if (refusal !== undefined) return answer(item.$name, refusal);
  if (context.account === undefined && needsLogIn(item)) return answer(item.$name, failure('501'));
  const execute = executors[item.$name] as Executor<CommandName>;
  return answer(item.$name, execute(item.$value as never, context));
}

/** What no command that takes records may hold: records of another type, or more than the API takes. */
function refuseRecords({ $name, $value }: xml.Command): CommandFailure | undefined {
  if ($name === 'Read' || !('$content' in $value) || !('type' in $value)) return undefined;
  const items: readonly { readonly $name: string }[] = $value.$content ?? [];
  if (items.length > maxCommandRecords) return failure('555');
  return items.some((item) => item.$name !== $value.type) ? failure('603') : undefined;
}

/** The element of an answer. */
export function answer(name: AnswerItem['$name'], result: object | CommandFailure): AnswerItem {
  const value =
    result instanceof CommandFailure
      ? { status: result.status, ...failureContent(name, result.errors) }
      : { status: '0', ...result };
  return { $name: name, $value: value } as AnswerItem;
}

/** MakeURL and RemoteAuth answer mixed content, in which `errors` is one item. */
function failureContent(name: AnswerItem['$name'], errors: string): object {
  const mixed = name === 'MakeURL' || name === 'RemoteAuth';
  return mixed ? { $content: [{ $name: 'errors', $value: errors }] } : { errors };
}

interface TypedRecord {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function records(content: readonly { $name: string; $value: unknown }[] | undefined): TypedRecord[] {
  return (content ?? []).map((item) => ({
    name: item.$name,
    fields: item.$value as Readonly<Record<string, unknown>>,
  }));
}

/** The item of a stored record; the store holds what was read as a record of its type. */
function answerRecord(name: string, record: StoredRecord): xml.RecordType {
  return { $name: name, $value: record } as xml.RecordType;
}

function addOrUpdate(
  store: RecordStore,
  name: string,
  fields: Readonly<Record<string, unknown>>,
  lookup: string | undefined,
): StoredRecord {
  const twin =
    lookup === undefined ? undefined : store.list(name).find((record) => record[lookup] === fields[lookup]);
  return (twin && store.update(name, twin.id, fields)) ?? store.addWire(name, fields);
}

/** Passwords are no fields of records: they change the log-in. */
function withoutPassword({ accounts }: ExecutionContext, change: TypedRecord): TypedRecord {
  const { password, ...fields } = change.fields;
  if (change.name !== 'User' || typeof password !== 'string') return change;
  accounts.changePassword(String(fields.id), password);
  return { name: change.name, fields };
}

function modifyRecords(
  store: RecordStore,
  changes: readonly TypedRecord[],
): { $content: xml.RecordType[] } | CommandFailure {
  if (changes.some(({ name, fields }) => store.get(name, fields.id) === undefined)) return failure('601');
  const changed = changes.flatMap(({ name, fields }) => {
    const record = store.update(name, fields.id, fields);
    return record ? [answerRecord(name, record)] : [];
  });
  return { $content: changed };
}

function readErrors(compared: readonly TypedRecord[]): { $content: xml.RecordType[] } | CommandFailure {
  const code = String(compared[0]?.fields.code ?? '').trim();
  const text = errorName(code);
  if (text === undefined) return failure('601');
  return { $content: [{ $name: 'Error', $value: { code, text, comment: '' } }] };
}

/** Sets the state of approval: `status` of envelopes and timesheets, `approval_status` of the others. */
function setApproval(
  store: RecordStore,
  subjects: readonly TypedRecord[],
  state: string,
  from: readonly string[],
): object | CommandFailure {
  for (const { name, fields } of subjects) {
    const record = store.get(name, fields.id);
    if (record === undefined) return failure('601');
    const field =
      name === 'Envelope' || name === 'Timesheet' || name === 'Ticket' || name === 'Task'
        ? 'status'
        : 'approval_status';
    const isTask = name === 'Ticket' || name === 'Task';
    if (!isTask && !from.includes(String(record[field] ?? ''))) return failure('1001');
    store.update(name, fields.id, { [field]: state });
  }
  return {};
}

function createUser(
  context: ExecutionContext,
  company: xml.Company,
  user: xml.User,
): StoredRecord | CommandFailure {
  if (!company.nickname || !user.nickname) return failure('203');
  if (!user.addr?.Address?.email) return failure('841');
  if (!user.password && user.generic !== '1') return failure('303');
  if (context.accounts.has(company.nickname, user.nickname)) return failure('202');
  const { password, ...fields } = user;
  const record = context.store.addWire('User', fields as Record<string, unknown>);
  if (password !== undefined) {
    context.accounts.add({ company: company.nickname, user: user.nickname, password, userId: record.id });
  }
  return record;
}
