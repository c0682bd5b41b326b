import * as xml from '@proj/xml-commands';
import type { ElementDescriptor } from '@proj/xml-runtime';
import { Command, type CommandValue } from '../command.js';
import { OpenAirError } from '../errors.js';
import type { RecordKey, RecordName } from '../records.js';
import { tagRecords } from '../tagged-records.js';

type ApprovalName = 'Submit' | 'Approve' | 'Reject' | 'Unapprove';

/** The record types that an approval command works on. */
export type ApprovalRecordName<Name extends ApprovalName> = Extract<CommandValue<Name>['type'], RecordName>;

/** The message that goes with a change of approval. */
export interface ApprovalOptions {
  /** Addresses that get a copy, separated by commas. */
  readonly cc?: string | undefined;
  readonly notes?: string | undefined;
}

/** Options of {@link submit}. */
export interface SubmitOptions extends ApprovalOptions {
  /** Whether timesheets are submitted in spite of warnings; otherwise a warning (code 1003) keeps them from it. @defaultValue false */
  readonly submitWarning?: boolean | undefined;
}

const submittedTypes = ['Envelope', 'Invoice', 'Timesheet'] as const;

/** The record types that {@link submit} takes. */
export type SubmittedName = (typeof submittedTypes)[number];

/**
 * A command that submits records for approval.
 *
 * @param type - `'Envelope'`, `'Invoice'` or `'Timesheet'`; for the newer types see {@link submitBooking}
 * @param records - the `id` of each record
 * @throws {OpenAirError} for another type
 * @example
 * ```ts
 * submit('Timesheet', { id: 476 }, { cc: 'name@company.com', notes: 'submit notes' });
 * ```
 */
export function submit<Type extends SubmittedName>(
  type: Type,
  records: RecordKey<Type> | readonly RecordKey<Type>[],
  options: SubmitOptions = {},
): Command<void, 'Submit'> {
  if (!submittedTypes.includes(type)) {
    throw new OpenAirError(
      `Submit takes ${submittedTypes.join(', ')}, not ${type}; submitBooking takes bookings`,
    );
  }
  const warning =
    options.submitWarning === undefined ? {} : { submit_warning: options.submitWarning ? '1' : '0' };
  return approvalCommand('Submit', xml.SubmitElement, type, records, options, warning);
}

/**
 * A command that submits bookings or schedule requests for approval. Apart from {@link submit}, since the API
 * took these types later, and accounts without them refuse the command.
 *
 * @param records - the `id` of each record
 */
export function submitBooking<Type extends 'Booking' | 'Schedulerequest'>(
  type: Type,
  records: RecordKey<Type> | readonly RecordKey<Type>[],
  options: ApprovalOptions = {},
): Command<void, 'Submit'> {
  return approvalCommand('Submit', xml.SubmitElement, type, records, options);
}

/** A command that approves records. See {@link submit} for the parameters. */
export function approve<Type extends ApprovalRecordName<'Approve'>>(
  type: Type,
  records: RecordKey<Type> | readonly RecordKey<Type>[],
  options: ApprovalOptions = {},
): Command<void, 'Approve'> {
  return approvalCommand('Approve', xml.ApproveElement, type, records, options);
}

/** A command that rejects records; tasks and tickets may be rejected too. See {@link submit} for the parameters. */
export function reject<Type extends ApprovalRecordName<'Reject'>>(
  type: Type,
  records: RecordKey<Type> | readonly RecordKey<Type>[],
  options: ApprovalOptions = {},
): Command<void, 'Reject'> {
  return approvalCommand('Reject', xml.RejectElement, type, records, options);
}

/** A command that takes an approval back. See {@link submit} for the parameters. */
export function unapprove<Type extends ApprovalRecordName<'Unapprove'>>(
  type: Type,
  records: RecordKey<Type> | readonly RecordKey<Type>[],
  options: ApprovalOptions = {},
): Command<void, 'Unapprove'> {
  return approvalCommand('Unapprove', xml.UnapproveElement, type, records, options);
}

function approvalCommand<Name extends ApprovalName>(
  name: Name,
  descriptor: ElementDescriptor<CommandValue<Name>>,
  type: string,
  records: object | readonly object[],
  options: ApprovalOptions,
  attributes: object = {},
): Command<void, Name> {
  const Approval = {
    ...(options.cc === undefined ? {} : { cc: options.cc }),
    ...(options.notes === undefined ? {} : { notes: options.notes }),
  };
  const items = tagRecords(type, records, { needsId: true });
  const value = {
    type,
    ...attributes,
    $content: items,
    Approval,
  } as unknown as CommandValue<Name>;
  return new Command<void, Name>({
    name,
    descriptor,
    value,
    label: `<${name} type=${type}>`,
    records: items.length,
    decode: () => undefined,
  });
}
