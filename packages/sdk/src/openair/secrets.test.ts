import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Application } from './application.js';
import { Auth, RemoteAuth } from './auth.js';
import { OpenAirClient } from './client.js';
import { createUser } from './commands/account.js';
import { add } from './commands/modify-records.js';
import { Request } from './request.js';
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
  Request: new Request({
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
  expect(holders.Request?.toString()).toContain('key="key-word-1"');
  expect(holders.Request?.toString()).toContain('<password>pass-word-1</password>');
});

test('a masked XML keeps everything else', () => {
  const xml =
    '<request a="1" key="k"><Login><user>u</user><password lang="x">p</password></Login><keys key="no"/></request>';
  expect(maskXml(xml)).toBe(
    '<request a="1" key="***"><Login><user>u</user><password lang="x">***</password></Login><keys key="no"/></request>',
  );
});
