import * as xml from '@proj/xml-commands';
import { Auth } from '../auth.js';
import { Command, type CommandValue } from '../command.js';
import { fromDateParts } from '../dates.js';
import { OpenAirError, OpenAirResponseError } from '../errors.js';
import {
  fromWireRecord,
  type RecordInput,
  type RecordName,
  type RecordOutput,
  toWireRecord,
} from '../records.js';
import { XmlFragment } from '../xml-fragment.js';

/** A command that asks for the server's time. Works without a log-in. */
export function time(): Command<Date, 'Time'> {
  return new Command({
    name: 'Time',
    descriptor: xml.TimeElement,
    value: {},
    label: '<Time>',
    idempotent: true,
    decode: (response) => {
      const date = fromDateParts(response.Date);
      if (date === undefined) throw new OpenAirResponseError('the response to Time has no date');
      return date;
    },
  });
}

/** The newest version of a program, as {@link version} gives it. */
export interface ProgramVersion {
  readonly number: string | undefined;
  /** In bytes. */
  readonly size: string | undefined;
  readonly url: string | undefined;
}

/**
 * A command that asks for the newest version of one of the vendor's programs. Works without a log-in.
 * @param program - its name and the version number that is there
 */
export function version(program: {
  readonly name: string;
  readonly number: string;
}): Command<ProgramVersion, 'Version'> {
  return new Command({
    name: 'Version',
    descriptor: xml.VersionElement,
    value: { name: program.name, number: program.number },
    label: `<Version name=${program.name}>`,
    idempotent: true,
    decode: (response) => ({ number: response.number, size: response.size, url: response.url }),
  });
}

/**
 * A command that asks who is logged in.
 *
 * @param subject - not needed; a user's fields, or a log-in, which some versions of the API took
 * @throws {OpenAirError} for anything else
 * @example
 * ```ts
 * whoami({ id: '1234' }).toString(); // <Whoami><User><id>1234</id></User></Whoami>
 * ```
 */
export function whoami(subject?: RecordInput<'User'> | Auth): Command<RecordOutput<'User'>, 'Whoami'> {
  return new Command({
    name: 'Whoami',
    descriptor: xml.WhoamiElement,
    value: whoamiValue(subject),
    label: '<Whoami>',
    idempotent: true,
    decode: (response) => {
      if (response.User === undefined) throw new OpenAirResponseError('the response to Whoami has no user');
      return fromWireRecord(response.User) as RecordOutput<'User'>;
    },
  });
}

function whoamiValue(subject: RecordInput<'User'> | Auth | undefined): CommandValue<'Whoami'> {
  if (subject === undefined) return {};
  if (subject instanceof Auth) return { Auth: subject.element };
  if (subject instanceof XmlFragment || typeof subject !== 'object') {
    throw new OpenAirError("Whoami takes a user's fields or an Auth");
  }
  return { User: toWireRecord(subject) as xml.User };
}

/** A page of the user interface, for {@link makeUrl}. */
export interface PageOptions<Name extends RecordName = RecordName> {
  /** The identifier of the user's session. */
  readonly uid: string;
  /** The page, for example `'grid-timesheet'`. */
  readonly page: CommandValue<'MakeURL'>['page'];
  /** The application that the page belongs to, for example `'ta'` for timesheets. */
  readonly app: CommandValue<'MakeURL'>['app'];
  /** The record that the page shows. */
  readonly arg?: { readonly type: Name; readonly record: RecordInput<Name> } | undefined;
}

/**
 * A command that makes the URL of a page of the user interface.
 * @example
 * ```ts
 * makeUrl({ uid: '1', page: 'grid-timesheet', app: 'ta', arg: { type: 'Timesheet', record: { id: '1245' } } });
 * ```
 */
export function makeUrl<Name extends RecordName>(options: PageOptions<Name>): Command<string, 'MakeURL'> {
  const { arg, uid, page, app } = options;
  const record = arg && ({ $name: arg.type, $value: toWireRecord(arg.record) } as xml.RecordType);
  return new Command({
    name: 'MakeURL',
    descriptor: xml.MakeURLElement,
    value: { ...(record && { arg: { $content: [record] } }), uid, page, app },
    label: `<MakeURL page=${page} app=${app}>`,
    idempotent: true,
    decode: (response) => textOf(response.$content),
  });
}

/** The text of mixed content. */
function textOf(content: readonly unknown[] | undefined): string {
  return (content ?? [])
    .filter((item) => typeof item === 'string')
    .join('')
    .trim();
}

/** The kinds of report. */
export type ReportType = CommandValue<'Report'>['type'];

/** What a report is about. */
export interface ReportArgument {
  /** The `id` of the timesheet, envelope or report. */
  readonly relatedid: string | number;
  /** Whether the report is sent by mail. */
  readonly email_report?: boolean | '0' | '1' | undefined;
}

/**
 * A command that runs a report and, where asked, sends it by mail.
 *
 * @param type - what is reported on
 * @throws {OpenAirError} for another type
 */
export function report(type: ReportType, argument: ReportArgument): Command<void, 'Report'> {
  return new Command({
    name: 'Report',
    descriptor: xml.ReportElement,
    value: { type, [type]: toWireRecord(argument) } as unknown as CommandValue<'Report'>,
    label: `<Report type=${type}>`,
    decode: () => undefined,
  });
}
