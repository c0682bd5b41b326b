import type { Exchange } from '../exchange.js';
import { type FaultGroup, type Outcomes, once } from '../fault.js';
import { responseTo } from '../operations/openair.js';

/** Makes a server of the API that responds with HTTP 200, and tells of failures in the body. */
function responds(body: (command: string) => string): (exchange: Exchange) => void {
  return (exchange) => {
    const [, command = ''] = /<(Whoami|Read|Add)\b/.exec(exchange.request.body) ?? [];
    exchange.send({ headers: { 'content-type': 'text/xml' } }, body(command));
  };
}

function logIn(status: number) {
  return responds((command) => `<response><Auth status="${status}"/><${command} status="2"/></response>`);
}

function command(status: number) {
  return responds((name) => responseTo(`<${name} status="${status}"/>`));
}

/** Sent again where only reading. The API did nothing. */
const passes: Outcomes = {
  read: 'returned, sent 2, waited 0.15 s',
  repeatable: '',
  once: 'command',
};

const fails: Outcomes = { read: 'command', repeatable: '', once: 'command' };

const isNotUnderstood: Outcomes = { read: 'response', repeatable: '', once: 'response, may be done' };

export const openair: FaultGroup = {
  title: 'Failures that OpenAir tells of with HTTP 200',
  faults: [
    { name: '556 on `<Auth>`: the rate limit', only: 'openair', serve: once(logIn(556)), outcomes: passes },
    { name: '556 on the command', only: 'openair', serve: once(command(556)), outcomes: passes },
    {
      name: '414 on the command: temporarily unavailable',
      only: 'openair',
      serve: once(command(414)),
      outcomes: passes,
    },
    { name: '606 on the command: retry later', only: 'openair', serve: once(command(606)), outcomes: passes },
    { name: '505 on the command', only: 'openair', serve: once(command(505)), outcomes: passes },
    { name: '401 on `<Auth>`: the log-in is refused', only: 'openair', serve: logIn(401), outcomes: fails },
    { name: '602 on the command', only: 'openair', serve: command(602), outcomes: fails },
    {
      name: 'a log-in, and nothing for the command',
      only: 'openair',
      serve: responds(() => responseTo('')),
      outcomes: isNotUnderstood,
    },
    {
      name: 'a response to a command that was not sent',
      only: 'openair',
      serve: responds(() => responseTo('<Modify status="0"/>')),
      outcomes: isNotUnderstood,
    },
    {
      name: 'the request is refused as a whole',
      only: 'openair',
      serve: responds(() => '<response status="1">it cannot be parsed</response>'),
      outcomes: fails,
    },
  ],
};
