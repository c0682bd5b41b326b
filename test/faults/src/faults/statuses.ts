import { always, type Fault, type FaultGroup, once } from '../fault.js';
import { alwaysBusy, fails, lastingStatus, passingStatus } from './failed-status.js';

const passing: readonly Fault[] = [408, 425, 429, 500, 502, 503, 504, 520].map((status) => ({
  name: `${status}, once`,
  serve: once(fails(status)),
  outcomes: passingStatus(status),
}));

const lasting: readonly Fault[] = [400, 403, 404, 409, 410, 413, 418, 422, 451, 501, 505].map((status) => ({
  name: `${status}`,
  serve: fails(status),
  outcomes: lastingStatus(status),
}));

export const statuses: FaultGroup = {
  title: 'HTTP statuses',
  faults: [
    ...passing,
    { name: '503, each time', serve: fails(503), outcomes: alwaysBusy },
    ...lasting,
    { name: '401', serve: fails(401), outcomes: always('http 401') },
    {
      name: '401 once; credentials are fetched by a function',
      serve: once(fails(401)),
      setup: { credentials: 'fetched' },
      outcomes: { ...always('returned, sent 2'), bare: 'http 401' },
    },
    {
      name: '302 to another server',
      serve: fails(302, { location: 'http://elsewhere.example/?token=abc' }),
      outcomes: always('redirect'),
    },
    {
      name: '307 to the same server',
      serve: fails(307, { location: '/elsewhere' }),
      outcomes: always('redirect'),
    },
    {
      name: 'the first response is lost, the second is 404',
      serve: (exchange, number) => (number === 1 ? exchange.socket.end() : fails(404)(exchange)),
      outcomes: {
        read: 'http 404, sent 2, waited 0.15 s',
        repeatable: 'http 404, sent 2, waited 0.15 s, may be done',
        once: 'network, may be done',
        bare: 'network',
      },
    },
  ],
};
