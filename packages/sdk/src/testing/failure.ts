import { errorName } from '@proj/xml-commands';

/** A command that the server refuses: the status of its response and the text of `errors`. */
export class CommandFailure {
  readonly status: string;
  readonly errors: string;

  constructor(status: string, errors: string) {
    this.status = status;
    this.errors = errors;
  }
}

/**
 * Refuses a command.
 * @param status - a code of the API's error table
 * @param errors - the message; that of the table, where it is left out
 */
export function failure(status: string, errors?: string): CommandFailure {
  return new CommandFailure(status, errors ?? errorName(status) ?? 'unlisted error');
}
