import * as xml from '@proj/xml-commands';
import type { Application } from './application.js';
import { Command } from './command.js';
import { OpenAirRequest } from './openair-request.js';
import { fromWireRecord, type RecordOutput } from './records.js';

/**
 * A command that asks the server what an error code means. Works without a log-in.
 * The package knows the codes too, without asking: `errorName(code)`.
 */
export function readError(code: string | number): Command<RecordOutput<'Error'> | undefined, 'Read'> {
  return new Command({
    name: 'Read',
    descriptor: xml.ReadElement,
    value: {
      type: 'Error',
      method: 'equal to',
      $content: [{ $name: 'Error', $value: { code: String(code) } }],
    },
    label: `<Error code=${code}>`,
    idempotent: true,
    emptyCodes: ['601'],
    decode: (response) => {
      const found = (response.$content ?? []).find((item) => item.$name === 'Error');
      return found && (fromWireRecord(found.$value) as RecordOutput<'Error'>);
    },
  });
}

/**
 * The request that looks an error code up.
 * @example
 * ```ts
 * errorLookup(application, 201).toPrettyString();
 * ```
 */
export function errorLookup(application: Application, code: string | number): OpenAirRequest {
  return new OpenAirRequest({ application, commands: [readError(code)], label: `<Error code=${code}>` });
}
