import { type FaultGroup, once } from '../fault.js';
import { alwaysBusy, fails, lastingStatus, passingStatus } from './failed-status.js';

function busy(retryAfter: string, field = 'retry-after') {
  return fails(503, { [field]: retryAfter });
}

const backedOff = passingStatus(429);

export const waits: FaultGroup = {
  title: 'Waits that the service asks for',
  faults: [
    { name: '`Retry-After: 7`', serve: once(busy('7')), outcomes: passingStatus(503, '7 s') },
    {
      name: '`Retry-After` with a date in 9 s',
      serve: once((exchange) => busy(new Date(Date.now() + 9_000).toUTCString())(exchange)),
      outcomes: passingStatus(503, '9 s'),
    },
    {
      name: '`Retry-After` with a date that is past',
      serve: once(busy('Wed, 21 Oct 2015 07:28:00 GMT')),
      outcomes: passingStatus(503),
    },
    {
      name: '`Retry-After-Ms: 1500`',
      serve: once(busy('1500', 'retry-after-ms')),
      outcomes: passingStatus(503, '1.5 s'),
    },
    { name: '`Retry-After: soon`', serve: once(busy('soon')), outcomes: passingStatus(503) },
    { name: '`Retry-After: -5`', serve: once(busy('-5')), outcomes: passingStatus(503) },
    { name: '`Retry-After: 0`, each time', serve: busy('0'), outcomes: alwaysBusy },
    { name: '`Retry-After: 86400`', serve: once(busy('86400')), outcomes: lastingStatus(503, true) },
    {
      name: '429 with `Retry-After: 3`',
      serve: once(fails(429, { 'retry-after': '3' })),
      outcomes: passingStatus(429, '3 s'),
    },
    {
      name: '413 with `Retry-After: 1`',
      serve: fails(413, { 'retry-after': '1' }),
      outcomes: lastingStatus(413),
    },
    {
      name: '429 with `"retry_after": 4` in the body, as the connections API has it',
      serve: once(fails(429, {}, { retry_after: 4 })),
      outcomes: {
        ...passingStatus(429, '4 s'),
        'openair.whoami': backedOff.read,
        'openair.read': backedOff.read,
        'openair.add': backedOff.once,
      },
    },
  ],
};
