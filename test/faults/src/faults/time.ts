import { always, type FaultGroup, type Outcomes, once } from '../fault.js';

const passes: Outcomes = {
  read: 'returned, sent 2, waited 0.15 s',
  repeatable: 'returned, sent 2, waited 0.15 s',
  once: 'timeout, may be done',
  bare: 'aborted',
};

export const time: FaultGroup = {
  title: 'Time (20 s for an attempt)',
  faults: [
    {
      name: 'the server takes the request, and sends nothing',
      serve: once((exchange) => exchange.stall()),
      outcomes: passes,
    },
    {
      name: 'the server sends nothing, each time',
      serve: (exchange) => exchange.stall(),
      outcomes: {
        read: 'timeout, sent 3, waited 0.45 s',
        repeatable: 'timeout, sent 3, waited 0.45 s, may be done',
        once: 'timeout, may be done',
        bare: 'aborted',
      },
    },
    {
      name: 'the server stops after the header fields',
      serve: once((exchange) => {
        exchange.sendHead({ headers: { 'content-length': '100' } });
        return exchange.stall();
      }),
      outcomes: passes,
    },
    {
      name: 'the server stops in the body',
      serve: once((exchange) => {
        exchange.sendHalf();
        return exchange.stall();
      }),
      outcomes: passes,
    },
    {
      name: 'the body drips, a byte every 5 s',
      serve: once(async (exchange) => {
        const { body, contentType } = exchange.good;
        const length = String(Buffer.byteLength(body));
        exchange.sendHead({ headers: { 'content-type': contentType, 'content-length': length } });
        for (const byte of body) {
          if (exchange.socket.destroyed) return;
          exchange.socket.write(byte);
          await exchange.wait(5_000);
        }
      }),
      outcomes: passes,
    },
    {
      name: 'the response takes 15 s',
      serve: async (exchange) => {
        await exchange.wait(15_000);
        exchange.sendGood();
      },
      outcomes: always('returned'),
    },
    {
      name: 'the time for the call, 30 s, is up in the second attempt',
      serve: (exchange) => exchange.stall(),
      setup: { deadline: 30_000 },
      outcomes: {
        read: 'timeout, sent 2, waited 0.15 s',
        repeatable: 'timeout, sent 2, waited 0.15 s, may be done',
        once: 'timeout, may be done',
        bare: 'aborted',
      },
    },
    {
      name: 'the service asks for a wait of 40 s, and the call has 30 s',
      serve: (exchange) => exchange.send({ status: 503, headers: { 'retry-after': '40' } }),
      setup: { deadline: 30_000 },
      outcomes: { read: 'http 503', repeatable: 'http 503, may be done', once: 'http 503, may be done' },
    },
  ],
};
