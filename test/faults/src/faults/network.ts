import { type FaultGroup, type Outcomes, once } from '../fault.js';

/** Sent again where that is safe. */
const passes: Outcomes = {
  read: 'returned, sent 2, waited 0.15 s',
  repeatable: 'returned, sent 2, waited 0.15 s',
  once: 'network, may be done',
  bare: 'network',
};

/** The service never learns of it. */
const isNeverSent: Outcomes = {
  read: 'network, sent 0, waited 0.45 s',
  repeatable: 'network, sent 0, waited 0.45 s',
  once: 'network, sent 0',
  bare: 'network, sent 0',
};

export const network: FaultGroup = {
  title: 'The network',
  faults: [
    {
      name: 'nothing listens at the address',
      serve: () => undefined,
      setup: { address: () => 'http://127.0.0.1:2' },
      outcomes: isNeverSent,
    },
    {
      name: 'the name of the server is unknown',
      serve: () => undefined,
      setup: { address: () => 'http://nowhere.invalid' },
      outcomes: isNeverSent,
    },
    {
      name: 'the address is https, and the server speaks no TLS',
      serve: () => undefined,
      setup: { address: (port) => `https://127.0.0.1:${port}` },
      // Platforms do not tell this apart from a connection that broke later.
      outcomes: {
        read: 'network, sent 0, waited 0.45 s',
        repeatable: 'network, sent 0, waited 0.45 s, may be done',
        once: 'network, sent 0, may be done',
        bare: 'network, sent 0',
      },
    },
    {
      name: 'the connection is closed before a response, once',
      serve: once(({ socket }) => socket.end()),
      outcomes: passes,
    },
    {
      name: 'the connection is closed before a response, each time',
      serve: ({ socket }) => socket.end(),
      outcomes: {
        read: 'network, sent 3, waited 0.45 s',
        repeatable: 'network, sent 3, waited 0.45 s, may be done',
        once: 'network, may be done',
        bare: 'network',
      },
    },
    {
      name: 'the connection is reset before a response',
      serve: once(({ socket }) => socket.resetAndDestroy()),
      outcomes: passes,
    },
    {
      name: 'the connection is closed in the header fields',
      serve: once(({ socket }) => socket.end('HTTP/1.1 200 OK\r\nContent-Le')),
      outcomes: passes,
    },
    {
      name: 'the connection is closed in the body',
      serve: once((exchange) => {
        exchange.sendHalf();
        exchange.socket.end();
      }),
      outcomes: passes,
    },
    {
      name: 'the connection is reset in the body',
      serve: once(async (exchange) => {
        exchange.sendHalf();
        await exchange.wait(10);
        exchange.socket.resetAndDestroy();
      }),
      outcomes: passes,
    },
    {
      name: 'a chunked body ends without its last chunk',
      serve: once(({ socket, good }) => {
        const piece = good.body.slice(0, 9);
        socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n${piece}\r\n`);
      }),
      outcomes: passes,
    },
    {
      name: 'the size of a chunk is no number',
      serve: once(({ socket }) =>
        socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnine\r\nnine bytes\r\n'),
      ),
      outcomes: passes,
    },
    {
      name: 'the response is no HTTP',
      serve: once(({ socket }) => socket.end('220 mail.example.com ESMTP\r\n')),
      outcomes: passes,
    },
    {
      name: 'the body is said to be gzip, and is not',
      serve: once((exchange) => exchange.sendGood({ headers: { 'content-encoding': 'gzip' } })),
      outcomes: passes,
    },
    {
      name: 'the header fields are too large',
      serve: once(({ socket }) => socket.end(`HTTP/1.1 200 OK\r\nX-Padding: ${'x'.repeat(70_000)}\r\n\r\n`)),
      outcomes: passes,
    },
  ],
};
