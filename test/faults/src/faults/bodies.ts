import type { Exchange } from '../exchange.js';
import { always, type Fault, type FaultGroup, type Outcomes } from '../fault.js';

/** A success that cannot be understood: what was asked for may be done. */
const isNotUnderstood: Outcomes = {
  read: 'response',
  repeatable: 'response, may be done',
  once: 'response, may be done',
};

/** Of a deletion nothing is to be told but that it is done. A generated function gives what there is. */
const isEmpty: Outcomes = {
  ...isNotUnderstood,
  'connections.delete': 'returned',
  bare: 'returned nothing',
};

function responds(body: (exchange: Exchange) => string | Uint8Array, contentType?: string): Fault['serve'] {
  return (exchange) =>
    exchange.send({ headers: { 'content-type': contentType ?? exchange.good.contentType } }, body(exchange));
}

export const bodies: FaultGroup = {
  title: 'Bodies of successes',
  faults: [
    {
      name: '200 without a body',
      serve: responds(() => ''),
      outcomes: isEmpty,
    },
    {
      name: '204',
      serve: (exchange) => exchange.sendHead({ status: 204 }),
      outcomes: isEmpty,
    },
    {
      name: 'a page of HTML, as of a proxy',
      serve: responds(() => '<!doctype html><html><head><title>Log in<br></head></html>', 'text/html'),
      outcomes: isNotUnderstood,
    },
    {
      name: 'half of the body, as if it were the whole',
      serve: responds(({ good }) => good.body.slice(0, good.body.length / 2)),
      outcomes: isNotUnderstood,
    },
    { name: 'a text', serve: responds(() => 'try later', 'text/plain'), outcomes: isNotUnderstood },
    {
      name: 'bytes that are no text',
      serve: responds(() => Uint8Array.of(0xff, 0xfe, 0, 0xd8)),
      outcomes: isNotUnderstood,
    },
    {
      name: 'the request, sent back',
      serve: responds(({ request }) => `${request.body}${request.headers.get('x-api-key') ?? ''}`),
      outcomes: isNotUnderstood,
    },
    {
      name: 'a body that is larger than allowed, as its length says',
      serve: responds(({ good }) => good.body + ' '.repeat(20_000)),
      setup: { maxResponseBytes: 10_000 },
      outcomes: { ...isNotUnderstood, bare: 'returned' },
    },
    {
      name: 'a body without an end',
      serve: (exchange) => {
        const { socket, good } = exchange;
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        for (const piece of [good.body, ...Array<string>(10).fill(' '.repeat(4_000))]) {
          socket.write(`${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`);
        }
        return exchange.stall();
      },
      setup: { maxResponseBytes: 10_000 },
      outcomes: { ...isNotUnderstood, bare: 'aborted' },
    },
    {
      name: 'a byte order mark',
      serve: responds(({ good }) => `\ufeff${good.body}`),
      outcomes: always('returned'),
    },
    {
      name: 'values and fields that the specification does not foresee',
      serve: responds(({ odd }) => odd.body),
      outcomes: {
        ...always('returned'),
        'openair.whoami': 'returned, 2 issues',
        'openair.read': 'returned, 2 issues',
        'openair.add': 'returned, 2 issues',
      },
    },
  ],
};
