import type { OpenAirClient } from '../../openair/client.js';
import type { CommandAction } from '../command.js';
import { openAirClient } from '../credentials/openair-client.js';
import { printDone } from '../print-result.js';

/** Which change of approval, and what it is called when it is done. */
const changes = {
  submit: 'Submitted',
  approve: 'Approved',
  reject: 'Rejected',
  unapprove: 'Took back the approval of',
} as const;

/** `proj openair submit`, `approve`, `reject` and `unapprove`. */
export function approvalAction(change: keyof typeof changes): CommandAction {
  return async (invocation) => {
    const { positionals, options, context } = invocation;
    const [type = '', ...ids] = positionals;
    const message = { cc: options.text('cc'), notes: options.text('notes'), signal: context.signal };
    const send = methodOf(change, type, await openAirClient(invocation));
    await send(
      ids.map((id) => ({ id })),
      message,
    );
    await printDone(`${changes[change]} ${type} ${ids.join(', ')}.`, invocation);
  };
}

type Send = (
  records: readonly { readonly id: string }[],
  options: {
    readonly cc: string | undefined;
    readonly notes: string | undefined;
    readonly signal: AbortSignal;
  },
) => PromiseLike<void>;

/** Each command takes types of its own. The facade refuses others before it sends anything. */
function methodOf(change: keyof typeof changes, type: string, openair: OpenAirClient): Send {
  const known = type as 'Invoice';
  switch (change) {
    case 'submit':
      return type === 'Booking' || type === 'Schedulerequest'
        ? (records, options) => openair.submitBooking(type, records, options)
        : (records, options) => openair.submit(known, records, options);
    case 'approve':
      return (records, options) => openair.approve(known, records, options);
    case 'reject':
      return (records, options) => openair.reject(known, records, options);
    case 'unapprove':
      return (records, options) => openair.unapprove(known, records, options);
  }
}
