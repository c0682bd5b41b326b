import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenAirServer } from '../../testing/index.js';
import { type ServedServers, serve } from '../../testing/serve.js';
import { runPipeline, runProj } from '../fixtures/run-proj.js';

let served: ServedServers;
let server: OpenAirServer;
beforeAll(async () => {
  served = await serve({
    openair: {
      records: {
        Slip: [
          { id: '1', projectid: '13', total: 99, notes: 'a "b", c', date: new Date('2026-06-10') },
          { id: '2', projectid: '13', total: 1.5, notes: 'ü\nv', date: new Date('2026-06-11') },
          { id: '3', projectid: '14', total: 7 },
        ],
        Timesheet: [{ id: '476', status: 'O' }],
      },
    },
  });
  server = served.openair;
});
afterAll(() => served.close());

let env: Record<string, string>;
beforeEach(() => {
  env = {
    OPENAIR_URL: served.openairUrl,
    OPENAIR_COMPANY: server.credentials.company,
    OPENAIR_USER: server.credentials.user,
    OPENAIR_PASSWORD: server.credentials.password,
    OPENAIR_KEY: server.credentials.key,
  };
});

const openair = (...args: string[]) => runProj(['openair', ...args], { env });

describe('proj openair whoami', () => {
  it('prints the fields of the user, one in a line', async () => {
    const { code, stdout, stderr } = await openair('whoami');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('\nnickname\tJAdmin\n');
  });

  it('prints JSON with --json', async () => {
    expect(JSON.parse((await openair('whoami', '--json')).stdout)).toMatchObject({ nickname: 'JAdmin' });
  });
});

describe('proj openair read', () => {
  it('prints one JSON object in a line in a pipe', async () => {
    const { code, stdout } = await openair(
      'read',
      'Slip',
      '--fields',
      'id,total,date',
      '--where',
      'projectid=13',
    );
    expect(code).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: '1', total: '99', date: '2026-06-10T00:00:00.000Z' },
      { id: '2', total: '1.5', date: '2026-06-11T00:00:00.000Z' },
    ]);
  });

  it('prints comma-separated values with a header, and quotes what needs it', async () => {
    const { stdout } = await openair('read', 'Slip', '--format', 'csv', '--fields', 'id,notes,date');
    expect(stdout).toBe('id,notes,date\n1,"a ""b"", c",2026-06-10\n2,"ü\nv",2026-06-11\n3,,\n');
  });

  it('prints one JSON array, also of no records', async () => {
    expect(JSON.parse((await openair('read', 'Slip', '--json')).stdout)).toHaveLength(3);
    expect(JSON.parse((await openair('read', 'Slip', '--json', '--where', 'id=9')).stdout)).toEqual([]);
  });

  it('prints a table with tabs in a pipe', async () => {
    const { stdout } = await openair('read', 'Slip', '--format', 'table', '--fields', 'id,notes');
    expect(stdout).toBe('id\tnotes\n1\ta "b", c\n2\tü v\n3\t\n');
  });

  it('reads in pages, in the order, the number and the place that options say', async () => {
    const before = server.requests.length;
    const args = [
      '--order-by',
      'id:desc',
      '--max',
      '2',
      '--offset',
      '1',
      '--page-size',
      '1',
      '--fields',
      'id',
    ];
    const { stdout } = await openair('read', 'Slip', ...args);
    expect(stdout).toBe('{"id":"2"}\n{"id":"1"}\n');
    expect(server.requests.length - before).toBe(2);
  });

  it('reads by dates', async () => {
    const { stdout } = await openair('read', 'Slip', '--newer-than', 'date=2026-06-10', '--fields', 'id');
    expect(stdout).toBe('{"id":"2"}\n');
  });

  it('ends quietly when the reader of a pipe has seen enough', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ name: `${index} ${'x'.repeat(500)}` }));
    for (const customer of many) server.records.add('Customer', customer);
    const ended = await runPipeline(['openair', 'read', 'Customer'], '| head -n 1', { env });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.match(/\n/g)).toHaveLength(1);
  });

  it.each([
    [['read'], 'takes TYPE'],
    [['read', 'slip'], 'a type is a name such as Project'],
    [['read', 'Slip', '--format', 'xml'], '--format is ndjson, csv, json, table'],
    [['read', 'Slip', '--format', 'csv'], '--format csv needs --fields'],
    [['read', 'Slip', '--max', '-1'], '--max'],
    [['read', 'Slip', '--page-size', '1001'], '--page-size takes a whole number from 1 to 1000'],
    [['read', 'Slip', '--where', 'id'], '--where takes FIELD=VALUE'],
    [['read', 'Slip', '--where', 'id=1', '--where', 'id=2'], '--where has id twice'],
    [['read', 'Slip', '--newer-than', 'date=2026-02-31'], '--newer-than takes dates'],
    [['read', 'Slip', '--order-by', 'id:up'], '--order-by'],
    [['read', 'Slip', '--max', '1', '--max', '2'], '--max is given twice'],
    [['read', 'Slip', '--where', 'id=1', '--where-not', 'id=2'], 'one of "where"'],
  ])('refuses %j before it sends anything', async (args, message) => {
    const before = server.requests.length;
    const { code, stdout, stderr } = await openair(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^proj: .*\n$/);
    expect(server.requests.length).toBe(before);
  });

  it('refuses two formats at a time', async () => {
    const { code, stderr } = await openair('read', 'Slip', '--format', 'csv', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stderr).error.message).toBe('--json and --format csv exclude each other.');
  });

  it('tells of a type and a field that the schema does not have', async () => {
    expect(await openair('read', 'Slipp')).toMatchObject({ code: 2, stdout: '' });
    const { code, stderr } = await openair('read', 'Slip', '--where', 'totl=1');
    expect(code).toBe(2);
    expect(stderr).toContain('totl');
  });
});

describe('proj openair add, modify and delete', () => {
  it('add, change and remove a record', async () => {
    const added = await openair('add', 'Project', '--set', 'name=New', '--set', 'active=1', '--json');
    expect(added).toMatchObject({ code: 0, stderr: '' });
    const { id } = JSON.parse(added.stdout);
    const changed = await openair('modify', 'Project', id, '--set', 'name=Größe = 1', '--json');
    expect(JSON.parse(changed.stdout)).toMatchObject({ id, name: 'Größe = 1' });
    expect(await openair('delete', 'Project', id)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(server.records.get('Project', id)).toBeUndefined();
  });

  it('say that something was done, where JSON is wanted', async () => {
    const { id } = server.records.add('Project', { name: 'Old' });
    expect((await openair('delete', 'Project', id, '--json')).stdout).toBe('{"done":true}\n');
  });

  it('take an array of records from stdin', async () => {
    const stdin = JSON.stringify([{ name: 'One' }, { name: 'Two' }]);
    const { stdout } = await runProj(['openair', 'add', 'Project', '--data', '-', '--json'], { env, stdin });
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'One' }, { name: 'Two' }]);
  });

  it('add more records than a request may have, and print what was stored where the rest fails', async () => {
    const stdin = JSON.stringify(Array.from({ length: 1500 }, (_, index) => ({ name: `v${index}` })));
    const args = ['openair', 'add', 'Vendor', '--data', '-', '--json'];
    const whole = await runProj(args, { env, stdin });
    expect(JSON.parse(whole.stdout)).toHaveLength(1500);
    server.addFault({ when: { command: 'Add', type: 'Vendor', after: 1 }, do: { code: 602 } });
    const { code, stdout, stderr } = await runProj(args, { env, stdin });
    expect(JSON.parse(stdout).map(({ name }: { name: string }) => name)).toEqual(
      Array.from({ length: 1000 }, (_, index) => `v${index}`),
    );
    expect(code).toBe(1);
    expect(JSON.parse(stderr).error).toMatchObject({
      message: expect.stringContaining('602'),
      state: { failed: [{ first: 1000, count: 500 }], unknown: [] },
    });
  });

  it.each([
    [['add', 'Project'], 'one of the two'],
    [['add', 'Project', '--set', 'name=a', '--data', '-'], 'one of the two'],
    [['add', 'Project', '--data', '-'], 'is not JSON'],
    [['add', 'Project', '--data', '/nowhere.json'], 'cannot be read: ENOENT'],
    [['modify', 'Project', '--set', 'name=a'], 'takes TYPE ID'],
    [['modify', 'Project', '1', '--set', 'id=2'], 'another "id"'],
    [['submit', 'Project', '1'], 'Submit takes'],
    [['switch', 'Slip', '1', '--set', 'a=1'], 'switches belong to'],
  ])('refuse %j before they send anything', async (args, message) => {
    const before = server.requests.length;
    const { code, stderr } = await openair(...args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
    expect(server.requests.length).toBe(before);
  });
});

describe('proj openair submit, approve and unapprove', () => {
  it('change the approval of records', async () => {
    for (const [change, status] of [
      ['submit', 'S'],
      ['approve', 'A'],
      ['unapprove', 'O'],
    ] as const) {
      expect(await openair(change, 'Timesheet', '476', '--notes', 'a note')).toMatchObject({
        code: 0,
        stderr: '',
      });
      expect(server.records.get('Timesheet', '476')).toMatchObject({ status });
    }
  });
});

describe('commands about the session', () => {
  it('print the time, the address of a page and what a code means', async () => {
    expect((await openair('time')).stdout).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z\n$/);
    const url = await openair('make-url', 'ta', 'grid-timesheet', '--uid', '1', '--record', 'Timesheet=476');
    expect(url.stdout).toMatch(/^http.*\n$/);
    expect((await openair('error', '601')).stdout).toContain('text\t');
  });

  it('create a user of a file, with a password that is no argument', async () => {
    const stdin = JSON.stringify({ nickname: 'new', password: 'geheim-4711', email: 'new@example.com' });
    const args = ['openair', 'create-user', '--in-company', 'Acme', '--data', '-'];
    const { code, stdout, stderr } = await runProj(args, { env, stdin });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('geheim-4711');
  });
});

describe('what is odd in a response', () => {
  const odd = ['US$', '1,234.50'].map(
    (total) => `<Slip><id>1</id><total>${total}</total><brand_new>x</brand_new></Slip>`,
  );
  const response = `<response><Auth status="0"/><Read status="0">${odd.join('')}</Read></response>`;

  it('is told on stderr, each kind once, and the records are printed', async () => {
    server.respondOnce(200, response);
    const { code, stdout, stderr } = await openair('read', 'Slip');
    expect(code).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: '1', total: 'US$', brand_new: 'x' },
      { id: '1', total: '1,234.50', brand_new: 'x' },
    ]);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^odd: <Read type=Slip.*(?:total|brand_new)/);
  });

  it('is JSON on stderr with --json', async () => {
    server.respondOnce(200, response);
    const { code, stderr } = await openair('read', 'Slip', '--json');
    expect(code).toBe(0);
    for (const line of stderr.trimEnd().split('\n')) expect(JSON.parse(line).odd.rule).toBeTypeOf('string');
  });
});

describe('failures', () => {
  it('of a command end with 1 and one sentence', async () => {
    const ended = await openair('modify', 'Project', '404', '--set', 'name=a');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^proj: <Modify type=Project> failed with code 601 .*\n$/);
  });

  it('are JSON on stderr with --json', async () => {
    const { stdout, stderr } = await openair('modify', 'Project', '404', '--set', 'name=a', '--json');
    expect(stdout).toBe('');
    expect(JSON.parse(stderr).error).toMatchObject({ exitCode: 1, reason: 'command', code: '601' });
  });

  it('of a log-in end with 3, and do not show the password', async () => {
    env.OPENAIR_PASSWORD = 'wrong-4711';
    const { code, stderr } = await openair('whoami');
    expect(code).toBe(3);
    expect(stderr).toContain('401');
    expect(stderr).not.toContain('wrong-4711');
  });

  it('of HTTP end with 1', async () => {
    server.respondOnce(400, 'nothing');
    expect(await openair('whoami')).toMatchObject({ code: 1, stderr: expect.stringContaining('400') });
  });

  it('of the network end with 4', async () => {
    const closed = await serve();
    env.OPENAIR_URL = closed.openairUrl;
    await closed.close();
    const { code, stdout, stderr } = await openair('add', 'Project', '--set', 'name=a');
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toContain('(ECONNREFUSED)');
  });

  it('of a write whose response is lost say that it may have been done', async () => {
    server.respondOnce(500);
    const { code, stderr } = await openair('add', 'Project', '--set', 'name=a');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('may have been done') });
  });
});
