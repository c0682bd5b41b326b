// A package registry, through npm: it knows the logins, and nothing here needs to.
import { tmpdir } from 'node:os';
import { CommandError, EXIT_USAGE } from './command-line.mjs';
import { runProcess } from './run-process.mjs';

/**
 * Reads the address of a registry.
 *
 * @param {string} text
 * @returns {URL}
 * @throws {CommandError} when it is not one, or has a password in it
 */
export function parseRegistry(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    // Whatever has an @ may have a password before it, wherever that ends: it is not repeated.
    throw new CommandError(
      `--registry: ${text.includes('@') ? 'this' : `"${withoutSecrets(text)}"`} is not an http(s) address`,
      EXIT_USAGE,
    );
  if (url.username !== '' || url.password !== '')
    throw new CommandError(
      '--registry: leave the user and password out and log in with "npm login"',
      EXIT_USAGE,
    );
  return url;
}

/**
 * The user and password of an address: all up to its last `@`, since a password that is not encoded may hold `@`, `/`,
 * `?` and `#`. The `@` of a scope, which follows a `/` and has a name and another `/` after it, ends none.
 */
const USER_INFO = /(\/\/)[^\s"'<>]*(?:(?<!\/)@|@(?![\w.~-]+(?:\/|%2f)))/gi;

/** A user and password whose last `@` could be that of a scope: what follows the first `:` is not a port. */
const USER_AND_PASSWORD = /(\/\/)[^\s/@:[\]"'<>]+:(?!\d+(?:[/?#"'\s]|$))[^\s"'<>]*@/g;

/**
 * Replaces what could let somebody in: npm tokens, configured tokens and passwords, and passwords in addresses.
 *
 * @param {string} text
 * @returns {string}
 */
export function withoutSecrets(text) {
  return text
    .replace(/\bnpm_[A-Za-z0-9]{16,}/g, '***')
    .replace(
      /(_authToken|_auth|_password|authorization)(["']?\s*[=:]\s*)(?:"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|(?:(?:bearer|basic)\s+)?[^\s"']+)/gi,
      '$1$2***',
    )
    .replace(/\b(bearer|basic) [\w.~+/=-]+/gi, '$1 ***')
    .replace(USER_INFO, '$1***@')
    .replace(USER_AND_PASSWORD, '$1***@');
}

/**
 * The integrity of a version that is in the registry.
 *
 * @param {URL} registry
 * @param {{ name: string, version: string }} version
 * @returns {Promise<string | undefined>} undefined when it is not there
 * @throws {CommandError} when the registry does not answer
 */
export async function publishedIntegrity(registry, { name, version }) {
  const result = await npm(['view', `${name}@${version}`, 'dist.integrity', '--json'], registry, name);
  if (result.code === 0) return result.stdout.trim() === '' ? undefined : JSON.parse(result.stdout);
  if (errorCode(result) === 'E404') return undefined;
  throw failure(`Asking ${registry.href} for ${name}@${version} failed`, result, registry);
}

/**
 * Publishes a packed package.
 *
 * @param {URL} registry
 * @param {import('./package-archive.mjs').Archive} archive
 * @param {string} tag
 * @returns {Promise<void>}
 * @throws {CommandError} when the registry refuses it
 */
export async function publish(registry, archive, tag) {
  const args = ['publish', archive.path, '--tag', tag, '--access', 'public', '--json'];
  const result = await npm(args, registry, archive.name);
  if (result.code !== 0)
    throw failure(`Publishing ${archive.name}@${archive.version} failed`, result, registry);
}

/**
 * @param {string[]} args
 * @param {URL} registry
 * @param {string} name a package, whose scope may be configured to live in another registry
 */
function npm(args, registry, name) {
  const scope = name.startsWith('@')
    ? [`--${name.slice(0, name.indexOf('/'))}:registry=${registry.href}`]
    : [];
  // Outside the workspace: its .npmrc is about installing it.
  return runProcess('npm', [...args, '--registry', registry.href, ...scope, '--no-update-notifier'], {
    cwd: tmpdir(),
    capture: true,
  });
}

/**
 * @param {{ stdout: string, stderr: string }} result
 * @returns {string | undefined} npm's code for what went wrong
 */
function errorCode({ stdout, stderr }) {
  return /npm (?:error|ERR!) code (\w+)/.exec(stderr)?.[1] ?? /"code":\s*"(\w+)"/.exec(stdout)?.[1];
}

/** What to do about npm's codes. @type {Record<string, string>} */
const ADVICE = {
  ENEEDAUTH: 'npm is not logged in there',
  E401: 'npm is not logged in there, or the token is no longer valid',
  E403: 'the account may not publish this package, or the version is there already',
  EOTP: 'the account wants a one-time password: set NPM_CONFIG_OTP',
  ECONNREFUSED: 'nothing answers at that address',
  ENOTFOUND: 'the host name is not known',
};

/**
 * @param {string} what
 * @param {{ stdout: string, stderr: string }} result
 * @param {URL} registry
 * @returns {CommandError}
 */
function failure(what, result, registry) {
  const code = errorCode(result);
  const advice = ADVICE[code ?? ''];
  const login =
    code === 'ENEEDAUTH' || code === 'E401' ? `; run "npm login --registry ${registry.href}"` : '';
  const detail =
    advice === undefined ? `\n${result.stderr || result.stdout}` : `: ${advice}${login} (${code})`;
  return new CommandError(withoutSecrets(`${what}${detail}`));
}
