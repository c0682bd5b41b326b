import { describe, expect, test } from 'vitest';
import { Application } from './application.js';
import { Auth, RemoteAuth } from './auth.js';
import { add } from './commands/modify-records.js';
import { time, whoami } from './commands/session.js';
import { Envelope, type LoginName } from './envelope.js';
import { OpenAirRequest } from './openair-request.js';

const caller = {
  company: 'Acme & <Co>',
  user: 'JAdmin',
  client: 'a "test"',
  clientVersion: '1.0',
  namespace: 'ns',
};
const key = `k"<&>'ey`;
const password = 'p<a>&"ss';
const application = new Application({ ...caller, key });
const byPassword = { company: caller.company, user: caller.user, password };

describe('a request that is put together of bytes is the request that is written as a whole', () => {
  test.each<readonly [string, LoginName | undefined, string | undefined, Auth | RemoteAuth | undefined]>([
    ['with a password', 'Auth', 'JAdmin', new Auth(byPassword)],
    ['with a token', 'Auth', undefined, new Auth({ accessToken: password })],
    ['for a session', 'RemoteAuth', 'JAdmin', new RemoteAuth(byPassword)],
    ['without a log-in', undefined, 'JAdmin', undefined],
  ])('%s', (_, login, user, auth) => {
    const envelope = new Envelope({ ...caller, user });
    for (const commands of [[whoami()], [time(), add('Project', { name: 'é & <x/>', hobby__c: '😀' })]]) {
      const bytes = envelope.write(
        login,
        { key, login: login && password },
        commands.map((command) => command.toBytes()),
      );
      expect(new TextDecoder().decode(bytes as Uint8Array)).toBe(
        new OpenAirRequest({ application, auth, commands }).toString(),
      );
    }
  });
});

test('other secrets are written anew', () => {
  const envelope = new Envelope(caller);
  const text = (secrets: { key: string; login: string }) =>
    new TextDecoder().decode(envelope.write('Auth', secrets, []) as Uint8Array);
  expect(text({ key: 'key-1', login: 'one' })).toContain('<password>one</password>');
  expect(text({ key: 'key-1', login: 'two' })).toContain('<password>two</password>');
  expect(text({ key: 'key-2', login: 'two' })).toContain('key="key-2"');
});
