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
