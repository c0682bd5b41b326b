/** What stands in a secret's place. */
export const mask = '***';

/** Shorter secrets are not looked for in texts: they cannot be told from words. */
const leastSecretLength = 4;

/**
 * Makes a function that masks secrets wherever they stand in a text, as they are or escaped for XML: a server, or a
 * `fetch` of the caller's, may quote what it was given.
 * @param secrets - the secrets of one client; undefined ones are passed over
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
