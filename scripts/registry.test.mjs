import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { parseRegistry, publishedIntegrity, withoutSecrets } from './registry.mjs';

/** @type {import('node:http').Server | undefined} */
let server;
afterEach(() => server?.close());

/**
 * A registry that answers everything in one way.
 *
 * @param {number} status
 * @param {object} body
 * @returns {Promise<URL>}
 */
async function registryAnswering(status, body) {
  const listening = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server = listening;
  await new Promise((resolve) => listening.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (listening.address());
  return parseRegistry(`http://127.0.0.1:${address.port}/`);
}

describe('parseRegistry', () => {
  it('takes http and https', () => {
    expect(parseRegistry('http://127.0.0.1:4873').href).toBe('http://127.0.0.1:4873/');
    expect(parseRegistry('https://registry.example/npm/').pathname).toBe('/npm/');
  });

  it('refuses what is not an address', () => {
    expect(() => parseRegistry('example')).toThrow('"example" is not an http(s) address');
    expect(() => parseRegistry('file:///tmp')).toThrow('not an http(s) address');
  });

  it('refuses a password in it, without repeating it', () => {
    expect(() => parseRegistry('https://me:hunter2@registry.example/')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });

  it.each([
    'ftp://user:p/hunter2@registry.example/',
    'ftp://user:hunter2@x@registry.example/',
    'user:hunter2 x@registry.example',
    'https://user:p/hunter2@registry.example/',
    'https://user:hunter2@@@registry.example/',
  ])('does not repeat the password of %s', (text) => {
    expect(() => parseRegistry(text)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});

describe('withoutSecrets', () => {
  it.each([
    'npm_0123456789abcdefghijABCDEFGHIJ0123456789',
    '//registry.example/:_authToken=secretsecret',
    '_password = "c2VjcmV0"',
    '"authorization": "Bearer secretsecret"',
    'Authorization: Basic c2VjcmV0',
    'GET https://me:secretsecret@registry.example/x',
    'GET https://me:p@secretsecret@registry.example/x',
    'GET https://me:p/secretsecret@registry.example/x',
    'GET https://me:p/@secretsecret@registry.example/@proj/sdk',
    'GET https://me:secretsecret/@registry.example/',
    'GET https://me:p?#secretsecret@registry.example/@proj%2fsdk',
    '_password="abc secretsecret"',
    "_password = 'abc secretsecret'",
    '"_password": "abc\\" secretsecret"',
    '_authToken="abc secretsecret',
  ])('hides the secret of %s', (text) => {
    const hidden = withoutSecrets(`before ${text}`);
    expect(hidden).toContain('***');
    expect(hidden).toContain('before');
    expect(hidden).not.toMatch(/secretsecret|c2VjcmV0|0123456789abc/);
  });

  it.each([
    'npm error code E403 for @proj/sdk@1.0.0 at https://registry.example/@proj%2fsdk',
    'GET http://127.0.0.1:4873/@proj%2fsdk',
    'GET http://[::1]:4873/@proj/sdk',
  ])('leaves other text alone: %s', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });
});

describe('publishedIntegrity', () => {
  const version = { name: '@proj/sdk', version: '0.1.0' };

  it('is the integrity that the registry states', async () => {
    const registry = await registryAnswering(200, {
      name: '@proj/sdk',
      'dist-tags': { latest: '0.1.0' },
      versions: {
        '0.1.0': { name: '@proj/sdk', version: '0.1.0', dist: { integrity: 'sha512-abc', tarball: '' } },
      },
    });
    await expect(publishedIntegrity(registry, version)).resolves.toBe('sha512-abc');
    await expect(publishedIntegrity(registry, { ...version, version: '0.2.0' })).resolves.toBeUndefined();
  }, 30_000);

  it('is nothing for a package that the registry does not have', async () => {
    const registry = await registryAnswering(404, { error: 'not found' });
    await expect(publishedIntegrity(registry, version)).resolves.toBeUndefined();
  }, 30_000);

  it('says what to do when a login is missing', async () => {
    const registry = await registryAnswering(401, { error: 'unauthorized' });
    await expect(publishedIntegrity(registry, version)).rejects.toThrow(
      `npm login --registry ${registry.href}`,
    );
  }, 30_000);
});
