import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenAirServer } from '../../testing/index.js';
import { type ServedServers, serve } from '../../testing/serve.js';
import { runAtTerminal, runProj } from '../fixtures/run-proj.js';

const SECRETS = { password: 'geheim-4711', key: 'schlüssel-0815', accessToken: 'token-2342' };

let served: ServedServers;
let server: OpenAirServer;
beforeAll(async () => {
  const { password, key, accessToken } = SECRETS;
  served = await serve({ openair: { password, accessToken, keys: { default: key } } });
  server = served.openair;
});
afterAll(() => served.close());

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'credentials-'));
  file = join(folder, 'credentials.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a credentials file. */
function write(openair: object, mode = 0o600): void {
  writeFileSync(file, JSON.stringify({ openair }));
  chmodSync(file, mode);
}

const whoami = (env: Record<string, string>, ...args: string[]) =>
  runProj(['openair', 'whoami', '--json', ...args], { env: { OPENAIR_URL: served.openairUrl, ...env } });

/** None of the secrets is in an output. */
function expectNoSecret(...outputs: readonly string[]): void {
  for (const output of outputs)
    for (const secret of Object.values(SECRETS)) expect(output).not.toContain(secret);
}

describe('credentials', () => {
  const complete = () => ({ ...server.credentials, company: 'Acme', user: 'JAdmin' });

  it('come from a file that only its owner can read', async () => {
    write(complete());
    for (const named of [whoami({}, '--credentials', file), whoami({ PROJ_CREDENTIALS: file })]) {
      const { code, stdout, stderr } = await named;
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expectNoSecret(stdout);
    }
  });

  it.each([0o644, 0o640, 0o604, 0o660])('are refused from a file with the mode %o', async (mode) => {
    write(complete(), mode);
    const { code, stdout, stderr } = await whoami({}, '--credentials', file);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(`chmod 600 ${file}`);
    expectNoSecret(stderr);
  });

  it('come from the environment before the file', async () => {
    write({ ...complete(), password: 'another' });
    expect((await whoami({ OPENAIR_PASSWORD: SECRETS.password }, '--credentials', file)).code).toBe(0);
    expect((await whoami({}, '--credentials', file)).code).toBe(3);
  });

  it('may be an access token in place of user and password', async () => {
    const env = {
      OPENAIR_COMPANY: 'Acme',
      OPENAIR_KEY: SECRETS.key,
      OPENAIR_ACCESS_TOKEN: SECRETS.accessToken,
    };
    expect(await whoami(env)).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    ['{"openair": {"password": "geheim-4711"', 'is not JSON'],
    ['["geheim-4711"]', 'has to be an object'],
    ['{"openair": "geheim-4711"}', 'has to be an object'],
    ['{"openair": {"password": 4711}}', '"openair.password" has to be a text'],
  ])('are asked for in a form that %s does not have, without quoting it', async (text, message) => {
    writeFileSync(file, text);
    chmodSync(file, 0o600);
    const { code, stderr } = await whoami({}, '--credentials', file);
    expect({ code, stderr: JSON.parse(stderr).error.message }).toEqual({
      code: 3,
      stderr: expect.stringContaining(message),
    });
    expectNoSecret(stderr);
  });

  it('that are nowhere end with 3 where nobody can be asked, and say where to put them', async () => {
    const { code, stderr } = await whoami({ OPENAIR_COMPANY: 'Acme', OPENAIR_USER: 'JAdmin' });
    expect(code).toBe(3);
    expect(stderr).toContain('OPENAIR_PASSWORD');
    expect(await whoami({}, '--credentials', join(folder, 'none.json'))).toMatchObject({ code: 3 });
  });

  it.each(['password', 'api-key', 'key', 'access-token', 'token', 'secret'])(
    'are refused as the option --%s, whatever the command',
    async (option) => {
      for (const args of [[`--${option}=${SECRETS.password}`], [`--${option}`, SECRETS.password]]) {
        const { code, stdout, stderr } = await runProj(['openair', 'whoami', ...args]);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toContain(`--${option} is refused`);
        expectNoSecret(stderr);
      }
    },
  );

  it('are refused as fields of a record among the arguments', async () => {
    const args = ['openair', 'modify', 'User', '1', '--set', `password=${SECRETS.password}`];
    const { code, stderr } = await runProj(args);
    expect(code).toBe(2);
    expect(stderr).toContain('--data');
    expectNoSecret(stderr);
  });
});

describe.runIf(process.platform === 'linux')('at a terminal', () => {
  it('asks for what is missing, and does not echo secrets', async () => {
    const { code, stdout } = await runAtTerminal(['openair', 'whoami', '--json'], {
      env: { OPENAIR_URL: served.openairUrl, OPENAIR_COMPANY: 'Acme' },
      answers: [
        ['The user: ', 'JAdmin\r'],
        ['The password: ', `${SECRETS.password}\r`],
        ['The API key: ', `${SECRETS.key}\r`],
      ],
    });
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"nickname": "JAdmin"'),
    });
    // What is no secret is echoed.
    expect(stdout).toMatch(/The user: .*JAdmin/);
    expectNoSecret(stdout);
  });

  it('ends with 3 when nothing or Ctrl-D is the answer', async () => {
    const env = { OPENAIR_URL: served.openairUrl, OPENAIR_COMPANY: 'Acme', OPENAIR_USER: 'JAdmin' };
    for (const answer of ['\r', '\u0004']) {
      const { code, stdout } = await runAtTerminal(['openair', 'whoami'], {
        env,
        answers: [['The password: ', answer]],
      });
      expect({ code, stdout }).toMatchObject({
        code: 3,
        stdout: expect.stringContaining('The password is missing'),
      });
    }
  });

  it('ends with 130 when Ctrl-C is the answer', async () => {
    const { code, stdout } = await runAtTerminal(['openair', 'whoami'], {
      env: { OPENAIR_URL: served.openairUrl, OPENAIR_COMPANY: 'Acme', OPENAIR_USER: 'JAdmin' },
      answers: [['The password: ', '\u0003']],
    });
    expect({ code, stdout }).toMatchObject({ code: 130, stdout: expect.stringContaining('The password') });
  });
});
