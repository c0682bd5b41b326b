import { type Caller, headers } from './caller.js';

export const contender: Caller = {
  call: async (url) => JSON.parse(await (await fetch(url, { headers })).text()),
};
