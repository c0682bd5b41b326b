import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Application } from './application.js';
import { Auth, RemoteAuth } from './auth.js';
import { OpenAirClient } from './client.js';
import { createUser } from './commands/account.js';
import { add } from './commands/modify-records.js';
import { OpenAirRequest } from './openair-request.js';
import { maskXml } from './secrets.js';

const login = { company: 'Acme', user: 'JAdmin', password: 'pass-word-1' };
const application = new Application({ client: 'test', clientVersion: '1.0', key: 'key-word-1' });
const user = createUser(
  { nickname: 'Acme' },
  { nickname: 'new', password: 'pass-word-1', ssn: 'pass-word-1', email: 'new@example.com' },
);

const holders: Readonly<Record<string, object>> = {
  Application: application,
  Auth: new Auth(login),
  'Auth by token': new Auth({ accessToken: 'pass-word-1' }),
  RemoteAuth: new RemoteAuth(login),
  CreateUser: user,
  OpenAirRequest: new OpenAirRequest({
    application,
    auth: new Auth(login),
    commands: [user, add('Project', { name: 'x' })],
  }),
  OpenAirClient: new OpenAirClient({ ...login, key: 'key-word-1', client: 'test', clientVersion: '1.0' }),
};

describe('secrets are not shown by', () => {
  test.each(Object.entries(holders))('%s', (_, holder) => {
    const shown = [
      inspect(holder, { depth: 20, showHidden: true }),
      inspect({ nested: [holder] }, { depth: 20 }),
      JSON.stringify(holder),
      JSON.stringify(Object.entries(holder)),
      (holder as { label?: string }).label ?? '',
    ];
    for (const text of shown) expect(text).not.toMatch(/pass-word-1|key-word-1/);
  });
});

test('the XML for the wire has them', () => {
  expect(holders.OpenAirRequest?.toString()).toContain('key="key-word-1"');
  expect(holders.OpenAirRequest?.toString()).toContain('<password>pass-word-1</password>');
});

test('a secret that is not a string is refused without being shown', () => {
  for (const make of [
    () => new Auth({ ...login, password: 12345678 as never }),
    () => new Auth({ accessToken: 12345678 as never }),
    () => new Application({ client: 'test', clientVersion: '1.0', key: 12345678 as never }),
  ]) {
    expect(make).toThrow(/has to be a string, not a number/);
    expect(make).not.toThrow(/12345678/);
  }
});

test.each([
  ['<password><![CDATA[hunter2]]></password>', '<password>***</password>'],
  ['<ssn >1</ssn ><id>7</id>', '<ssn >***</ssn ><id>7</id>'],
  ['<password/><id>7</id>', '<password/><id>7</id>'],
  ['<password>never closed', '<password>***'],
  [`<request client="a>b" key='k'><key>no</key>`, '<request client="a>b" key="***"><key>no</key>'],
])('%s is masked', (xml, masked) => {
  expect(maskXml(xml)).toBe(masked);
});

test('masking takes time in proportion to the text', () => {
  const time = (text: string): number => {
    const start = process.cpuUsage();
    maskXml(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  for (const part of ['<password ', '<request ', '<password>']) {
    expect(time(part.repeat(100_000))).toBeLessThan(1_000);
  }
});

test('a masked XML keeps everything else', () => {
  const xml =
    '<request a="1" key="k"><Login><user>u</user><password lang="x">p</password></Login><keys key="no"/></request>';
  expect(maskXml(xml)).toBe(
    '<request a="1" key="***"><Login><user>u</user><password lang="x">***</password></Login><keys key="no"/></request>',
  );
});
