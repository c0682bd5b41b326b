import type * as xml from '@proj/xml-commands';
import { errorName } from '@proj/xml-commands';
import type { CommandName, CommandResponse, CommandValue } from '../openair/command.js';
import { fromDateParts, toDateParts } from '../openair/dates.js';
import type { ExecutionContext } from './execution-context.js';
import { CommandFailure, failure } from './failure.js';
import { readRecords } from './read-records.js';
import type { ReceivedCommand } from './read-request.js';
import type { RecordStore } from './record-store.js';
import { contentRecords, type TypedRecord } from './typed-records.js';
import { addRecords, createUsers, modifyOnCondition, modifyRecords } from './write-records.js';

/** The response of one command, or of a log-in. */
export type ResponseItem = Extract<NonNullable<xml.ResponseType['$content']>[number], { $name: string }>;

/** Carries out one command and returns the value of its response, or the failure. */
type Executor<Name extends CommandName> = (
  command: CommandValue<Name>,
  context: ExecutionContext,
) => Omit<CommandResponse<Name>, 'status'> | CommandFailure;

const executors: { readonly [Name in CommandName]: Executor<Name> } = {
  Add: addRecords,
  Modify: modifyRecords,
  ModifyOnCondition: modifyOnCondition,
  Delete: (command, { store }) => {
    const missing = contentRecords(command.$content).some(
      ({ name, fields }) => !store.delete(name, fields.id),
    );
    return missing ? failure('601') : {};
  },
  Read: (command, context) => {
    if (command.type === 'Error') return readErrors(contentRecords(command.$content));
    const found = readRecords(command, context);
    if (found instanceof CommandFailure) return found;
    return context.readable.take(found.length) ? { $content: found } : failure('605');
  },
  Submit: (command, { store }) => setApproval(store, contentRecords(command.$content), 'S', ['', 'O', 'R']),
  Approve: (command, { store }) => setApproval(store, contentRecords(command.$content), 'A', ['S']),
  Reject: (command, { store }) => setApproval(store, contentRecords(command.$content), 'R', ['S']),
  Unapprove: (command, { store }) => setApproval(store, contentRecords(command.$content), 'O', ['A']),
  Report: (command, { store }) => {
    const argument = command.Timesheet ?? command.Envelope ?? command.Report;
    return store.get(command.type, argument?.relatedid) ? {} : failure('601');
  },
  Time: (_command, { now, timeZone }) => ({ Date: dateWithOffset(now(), timeZone) }),
  Version: (command, { url }) => ({ number: command.number, size: '0', url }),
  Whoami: (_command, { store, account }) => {
    const user = account && store.get('User', account.userId);
    return user ? { User: user as xml.User } : failure('829');
  },
  MakeURL: (command, { url }) => ({
    $content: [new URL(`/${command.app}/${command.page}?uid=${command.uid}`, url).href],
  }),
  CreateAccount: ({ Company, User }, context) => {
    const users = createUsers({ Company, User: [User] }, context);
    return users instanceof CommandFailure ? users : { User: users[0] as xml.User };
  },
  CreateUser: (command, context) => {
    const users = createUsers(command, context);
    return users instanceof CommandFailure ? users : { User: users as unknown as xml.User[] };
  },
};

/** The commands that need no log-in. */
function needsLogIn(item: xml.Command): boolean {
  const free = item.$name === 'Time' || item.$name === 'Version';
  return !free && !(item.$name === 'Read' && item.$value.type === 'Error');
}

/** Carries out one command of a request. */
export function executeCommand(item: ReceivedCommand, context: ExecutionContext): ResponseItem {
  if ('failure' in item) return responseTo(item.$name, item.failure);
  const refusal = refuseRecords(item, context);
  if (refusal !== undefined) return responseTo(item.$name, refusal);
  if (context.account === undefined && needsLogIn(item)) return responseTo(item.$name, failure('501'));
  const execute = executors[item.$name] as Executor<CommandName>;
  return responseTo(item.$name, execute(item.$value as never, context));
}

/** What no command that takes records may hold: records of another type, or more than the API takes in one request. */
function refuseRecords(command: xml.Command, { writable }: ExecutionContext): CommandFailure | undefined {
  if (command.$name === 'CreateUser')
    return writable.take(command.$value.User.length) ? undefined : failure('555');
  const { $name, $value } = command;
  if ($name === 'Read' || !('$content' in $value) || !('type' in $value)) return undefined;
  const items: readonly { readonly $name: string }[] = $value.$content ?? [];
  if (!writable.take(items.length)) return failure('555');
  const setsCustomFields = 'method' in $value && $value.method === 'custom equal to';
  const isOfType = ({ $name }: { readonly $name: string }) =>
    $name === $value.type || (setsCustomFields && $name === 'CustomField');
  return items.every(isOfType) ? undefined : failure('603');
}

/** The element of a response. */
export function responseTo(name: ResponseItem['$name'], result: object | CommandFailure): ResponseItem {
  const value =
    result instanceof CommandFailure
      ? { status: result.status, ...failureContent(name, result.errors) }
      : { status: '0', ...result };
  return { $name: name, $value: value } as ResponseItem;
}

/** MakeURL and RemoteAuth return mixed content, in which `errors` is one item. */
function failureContent(name: ResponseItem['$name'], errors: string): object {
  const mixed = name === 'MakeURL' || name === 'RemoteAuth';
  return mixed ? { $content: [{ $name: 'errors', $value: errors }] } : { errors };
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

/** The parts of a date, with what the clocks of a zone are ahead of UTC, such as `-0500`. */
function dateWithOffset(date: Date, timeZone: string | undefined): xml.DateType {
  const parts = toDateParts(date, timeZone);
  const clock = fromDateParts(parts)?.getTime() ?? 0;
  const minutes = Math.round((clock - date.getTime()) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const digits = [hours, rest].map((part) => String(part).padStart(2, '0')).join('');
  return { ...parts, timezone: `${minutes < 0 ? '-' : '+'}${digits}` };
}
