import type { Caller } from './caller.js';
import { account, type OpenAirOperation, operationAt, project } from './openair-request.js';

const { company, user, password, key, client, clientVersion } = account;
const fields = Object.entries(project).map(([name, value]) => `<${name}>${value}</${name}>`);

const commands: Readonly<Record<OpenAirOperation, string>> = {
  whoami: '<Whoami />',
  add: `<Add type="Project"><Project>${fields.join('')}</Project></Add>`,
  read: '<Read type="Slip" method="all" limit="0,1" />',
};

const headers = { 'content-type': 'application/xml' };

/** Sends text that is ready, and looks for the one thing that is asked for: no more can be left out. */
export const contender: Caller = {
  async call(url) {
    const body = `<?xml version="1.0" encoding="utf-8"?><request API_ver="1.0" client="${client}" client_ver="${clientVersion}" key="${key}" namespace="default"><Auth><Login><company>${company}</company><user>${user}</user><password>${password}</password></Login></Auth>${commands[operationAt(url)]}</request>`;
    const text = await (await fetch(url, { method: 'POST', headers, body })).text();
    return /<id>(\d+)<\/id>/.exec(text)?.[1];
  },
};
