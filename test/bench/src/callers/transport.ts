import { Transport } from '@proj/transport';
import { type Caller, headers } from './caller.js';

const transport = new Transport({ userAgent: 'bench/1.0' });

export const contender: Caller = {
  call: async (url) => (await transport.send({ method: 'GET', url, headers })).json(),
};
