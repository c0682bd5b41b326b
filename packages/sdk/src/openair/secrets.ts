/** Keeps passwords, tokens and keys out of everything that is shown: inspection, JSON, errors, logs. */

/** What stands in a secret's place. */
export const mask = '***';

const secretNames: ReadonlySet<string> = new Set(['password', 'access_token', 'key', 'ssn']);

/**
 * A copy of a value with each secret replaced by {@link mask}.
 * @param value - the value of an element, as `serialize` takes it
 */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secretNames.has(name) && item !== undefined ? mask : maskSecrets(item),
    ]),
  );
}

const secretElement = /<(password|access_token|ssn)(\s[^>]*)?>[^<]*<\/\1>/g;
const keyAttribute = /(<request\b[^>]*?\skey=)("[^"]*"|'[^']*')/g;

/**
 * An XML text with the content of each secret element, and the request's key, replaced by {@link mask}.
 * @param xml - a request or a response of the OpenAir API
 */
export function maskXml(xml: string): string {
  return xml.replace(secretElement, `<$1$2>${mask}</$1>`).replace(keyAttribute, `$1"${mask}"`);
}

/** Shorter secrets are not looked for in texts: they cannot be told from words. */
const leastSecretLength = 4;

/**
 * Replaces secrets by their values wherever they stand: a server may quote what it was sent. Also in the forms that they
 * have in XML.
 * @param secrets - the secrets of one client
 * @returns a function that masks them in a text
 */
export function redactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret !== undefined && secret.length >= leastSecretLength)
    .flatMap((secret = '') => [secret, escapeXml(secret)]);
  return (text) => forms.reduce((masked, form) => masked.replaceAll(form, mask), text);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
