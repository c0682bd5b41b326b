import { add, OpenAirBulkError, OpenAirClient, type OpenAirClientOptions } from '@proj/sdk/openair';
import { OpenAirServer, type OpenAirServerOptions } from '@proj/sdk/testing';
import { describe, expect, test } from 'vitest';

const url = 'https://acme.example/api.pl';

function serverOf(options: OpenAirServerOptions = {}): OpenAirServer {
  return new OpenAirServer(options);
}

function client(server: OpenAirServer, options: Partial<OpenAirClientOptions> = {}): OpenAirClient {
  return new OpenAirClient({
    ...server.credentials,
    url,
    fetch: server.fetch,
    client: 'e2e',
    clientVersion: '1.0',
    ...options,
  });
}

async function collect<T>(records: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const record of records) list.push(record);
  return list;
}

describe('custom fields', () => {
  const records = {
    Project: [
      { id: '1', name: 'a', hobby__c: 'chess', active__c: '1', since__c: '2026-06-10' },
      { id: '2', name: 'b', hobby__c: 'go', active__c: '0', since__c: '2026-06-11' },
    ],
  };

  test('take part in conditions, and only the records that fit are read', async () => {
    const openair = client(serverOf({ records }));
    const projects = await collect(
      openair.read('Project', { where: { hobby__c: 'go' }, fields: ['id', 'hobby__c'] }),
    );
    expect(projects).toEqual([{ id: '2', hobby__c: 'go' }]);
    const newer = openair.read('Project', {
      newerThan: { since__c: new Date('2026-06-10T12:00:00Z') } as never,
      fields: ['id'],
    });
    expect(await collect(newer)).toEqual([{ id: '2' }]);
  });

  test('are written, and read as what they are declared to be', async () => {
    interface MyFields {
      Project: { active__c: boolean; since__c: Date };
    }
    const server = serverOf({ timeZone: 'America/New_York' });
    const openair = new OpenAirClient<MyFields>({
      ...server.credentials,
      url,
      fetch: server.fetch,
      client: 'e2e',
      clientVersion: '1.0',
      timeZone: 'America/New_York',
      customFieldTypes: { Project: { active__c: 'boolean', since__c: 'date' } },
    });
    const since = new Date('2026-06-10T12:30:00Z');
    const { id = '' } = await openair.add('Project', { name: 'c', active__c: true, since__c: since });
    expect(server.records.get('Project', id)).toMatchObject({
      active__c: '1',
      since__c: '2026-06-10 08:30:00',
    });
    const [read] = await collect(openair.read('Project', { where: { id } }));
    expect(read).toMatchObject({ active__c: true, since__c: since });
  });

  test('are read and modified as records of their own', async () => {
    const openair = client(serverOf({ records }));
    await openair.modifyCustomFields('Project', { id: 2 }, { name: 'hobby', value: 'shogi' });
    expect(await openair.readCustomFields('Project', { id: 2 })).toMatchObject([
      { name: 'hobby', value: 'shogi', type: 'Project' },
      { name: 'active', value: '0' },
      { name: 'since', value: '2026-06-11' },
    ]);
  });
});

test('records refer to others by external id, and several users are created at once', async () => {
  const server = serverOf({ records: { Customer: [{ id: '7', externalid: 'C-7' }] } });
  const openair = client(server);
  const project = await openair.add('Project', {
    name: 'a',
    customerid: { $value: 'C-7', external: 'Customer' },
  });
  expect(server.records.get('Project', project.id)).toMatchObject({ customerid: { $value: '7' } });
  const missing = openair.add('Project', { customerid: { $value: 'C-8', external: 'Customer' } });
  await expect(missing).rejects.toMatchObject({ code: '910' });
  const users = ['ann', 'bob'].map((nickname) => ({ nickname, password: 'p', email: `${nickname}@b.c` }));
  const created = await openair.createUser({ nickname: 'Acme' }, users);
  expect(created.map(({ nickname }) => nickname)).toEqual(['ann', 'bob']);
});

test('dates are those of the clocks of the account', async () => {
  const now = new Date('2026-03-14T08:35:43Z');
  const timeZone = 'America/New_York';
  const openair = client(serverOf({ now: () => now, timeZone }), { timeZone });
  const { id = '' } = await openair.add('Slip', { notes: 'x' });
  const [slip] = await collect(openair.read('Slip', { where: { id }, fields: ['created'], dates: 'Date' }));
  expect(slip?.created).toEqual(now);
  const since = (time: string) =>
    collect(openair.read('Slip', { newerThan: { updated: new Date(time) }, fields: ['id'] }));
  expect(await since('2026-03-14T08:35:42Z')).toEqual([{ id }]);
  expect(await since('2026-03-14T08:35:43Z')).toEqual([]);
});

describe('a bulk', () => {
  const commands = (count: number) =>
    Array.from({ length: count }, (_, index) => add('Slip', { notes: String(index) }));
  const notes = (server: OpenAirServer) => server.records.list('Slip').map((slip) => Number(slip.notes));

  test('goes by the limits of the service: of records, and of commands, which it finds out', async () => {
    const server = serverOf({ commandsPerRequest: 300 });
    const chunks = await collect(client(server).bulk(commands(2100)));
    expect(notes(server)).toEqual(Array.from({ length: 2100 }, (_, index) => index));
    expect(chunks.at(-1)?.state).toMatchObject({ next: 2100, failed: [], unknown: [] });
    expect(Math.max(...server.requests.map(({ commands: sent }) => sent.length))).toBe(1000);
  });

  test('stops where a response is lost, and goes on from there without writing twice what is known to be written', async () => {
    const server = serverOf({
      faults: [{ when: { command: 'Add', after: 1, times: 1 }, do: 'reset' }],
    });
    const options = { commandsPerRequest: 100 };
    const failed = await collect(client(server).bulk(commands(300), options)).catch((error) => error);
    expect(failed).toBeInstanceOf(OpenAirBulkError);
    expect(notes(server)).toHaveLength(100);
    const resume = (failed as OpenAirBulkError).state;
    await collect(client(server).bulk(commands(300), { ...options, resume, repeatUnknown: true }));
    expect(notes(server).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 300 }, (_, index) => index),
    );
  });
});

test('a rate limit is waited for by reads, and a write that it refuses was not done', async () => {
  let time = Date.parse('2026-03-14T08:00:00Z');
  const server = serverOf({ rateLimit: { perMinute: 1 }, now: () => new Date(time) });
  const hasty = client(server, { retry: { limit: 0 } });
  await hasty.whoami();
  await expect(hasty.add('Slip', { notes: 'x' })).rejects.toMatchObject({
    code: '556',
    mayHaveBeenDone: false,
  });
  expect(server.records.list('Slip')).toEqual([]);
  const patient = client(server, {
    hooks: {
      onRetry: () => {
        time += 60_000;
      },
    },
  });
  expect((await patient.whoami()).nickname).toBe('JAdmin');
});

test('what is odd in a record is read, and told', async () => {
  const server = serverOf({
    records: { Slip: [{ id: '1', currency: 'EUR' }] },
    faults: [{ when: { command: 'Read' }, do: { set: { currency: 'US$', colour: ['red', 'blue'] } } }],
  });
  const issues: string[] = [];
  const read = client(server, {
    hooks: { onIssues: (event) => issues.push(...event.issues.map(({ message }) => message)) },
  }).read('Slip');
  expect(await collect(read)).toMatchObject([{ id: '1', currency: 'US$', colour: ['red', 'blue'] }]);
  expect(issues.filter((issue) => issue.includes('US$'))).toHaveLength(1);
  expect(issues.filter((issue) => issue.includes("'colour'"))).toHaveLength(2);
});

test('the content of an attachment is read as it was written, though a response was lost', async () => {
  const server = serverOf();
  const openair = client(server);
  const content = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  const { id = '' } = await openair.addAttachment({ file_name: 'a.bin' }, content);
  server.addFault({ when: { command: 'Read', times: 1 }, do: 'lose-response' });
  const pieces = await collect(openair.readAttachment(id));
  expect(Buffer.concat(pieces).equals(content)).toBe(true);
  expect(server.requests.map(({ commands }) => commands)).toEqual([['Add'], ['Read'], ['Read']]);
});
