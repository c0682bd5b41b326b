import { OpenAirClient } from '@proj/sdk/openair';
import { type CallContext, type Operation, secrets } from './operation.js';

function client(context: CallContext, onIssues?: () => void): OpenAirClient {
  const { credential, origin, signal: _, hooks, ...limits } = context;
  return new OpenAirClient({
    company: 'Example',
    user: 'ada',
    password: credential(secrets.password),
    key: secrets.key,
    client: 'faults',
    clientVersion: '1.0',
    url: `${origin}/api.pl`,
    hooks: { ...hooks, onIssues },
    ...limits,
  });
}

/** A response of the API to a command, after a log-in that was accepted. */
export function responseTo(command: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<response><Auth status="0"/>${command}</response>`;
}

function xml(command: string) {
  return { contentType: 'text/xml; charset=utf-8', body: responseTo(command) };
}

const whoami: Operation = {
  name: 'openair.whoami',
  client: 'openair',
  effect: 'read',
  holds: ['password', 'key'],
  good: xml('<Whoami status="0"><User><id>7</id><name>Ada</name></User></Whoami>'),
  odd: xml(
    '<Whoami status="0" took="3"><User><id>7</id><name>Ada</name><new_field>1</new_field></User></Whoami>',
  ),
  async call(context) {
    const { data, issues } = await client(context).whoami({ signal: context.signal }).withResponse();
    if (data.id !== '7') throw new Error('The user is lost.');
    return { issues: issues.length };
  },
};

const read: Operation = {
  name: 'openair.read',
  client: 'openair',
  effect: 'read',
  holds: ['password', 'key'],
  good: xml('<Read status="0"><Slip><id>1</id><total>10.00</total></Slip><Slip><id>2</id></Slip></Read>'),
  odd: xml(
    '<Read status="0"><Slip><id>1</id><total>1,234.50</total></Slip><Slip><id>2</id><new_field>1</new_field></Slip></Read>',
  ),
  async call(context) {
    let issues = 0;
    const ids: unknown[] = [];
    const records = client(context, () => {
      issues += 1;
    }).read('Slip', { signal: context.signal });
    for await (const { id } of records) ids.push(id);
    if (ids.join() !== '1,2') throw new Error(`Records are lost or doubled: ${ids.join()}`);
    return { issues };
  },
};

const add: Operation = {
  name: 'openair.add',
  client: 'openair',
  effect: 'once',
  holds: ['password', 'key'],
  good: xml('<Add status="0"><Project><id>5</id><name>New</name></Project></Add>'),
  odd: xml(
    '<Add status="0" took="3"><Project><id>5</id><name>New</name><currency>US$</currency></Project></Add>',
  ),
  async call(context) {
    const { signal } = context;
    const added = client(context).add('Project', { name: 'New' }, { signal });
    const { data, issues } = await added.withResponse();
    if (data.id !== '5') throw new Error('The record is lost.');
    return { issues: issues.length };
  },
};

export const openairOperations: readonly Operation[] = [whoami, read, add];
