import { always, type FaultGroup } from '../fault.js';

export const caller: FaultGroup = {
  title: 'The caller',
  faults: [
    {
      name: 'aborted before the call',
      serve: (exchange) => exchange.sendGood(),
      setup: { abort: 'before' },
      outcomes: always('aborted, sent 0'),
    },
    {
      name: 'aborted while the credentials are fetched',
      serve: (exchange) => exchange.sendGood(),
      setup: { abort: 'credentials', credentials: 'never' },
      outcomes: always('aborted, sent 0'),
    },
    {
      name: 'aborted before the response',
      serve: (exchange) => exchange.stall(),
      setup: { abort: 'response' },
      outcomes: { read: 'aborted', repeatable: 'aborted, may be done', once: 'aborted, may be done' },
    },
    {
      name: 'aborted while the body arrives',
      serve: (exchange) => {
        exchange.sendHalf();
        return exchange.stall();
      },
      setup: { abort: 'body' },
      outcomes: { read: 'aborted', repeatable: 'aborted, may be done', once: 'aborted, may be done' },
    },
    {
      name: 'aborted while waiting for another attempt',
      serve: (exchange) => exchange.send({ status: 503 }),
      setup: { abort: 'retry' },
      outcomes: {
        read: 'aborted',
        repeatable: 'aborted, may be done',
        once: 'http 503, may be done',
        bare: 'http 503',
      },
    },
    {
      name: 'the credentials cannot be fetched',
      serve: (exchange) => exchange.sendGood(),
      setup: { credentials: 'fails' },
      outcomes: always('credentials, sent 0'),
    },
  ],
};
