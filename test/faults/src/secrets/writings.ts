/** Ways in which programs write a text that they quote. */
export const writings: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  'URL component': (secret) => encodeURIComponent(secret),
  'URL component, lower case': (secret) =>
    encodeURIComponent(secret).replace(/%\w\w/g, (code) => code.toLowerCase()),
  'URL component, twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  form: (secret) => new URLSearchParams({ _: secret }).toString().slice(2),
  JSON: (secret) => jsonString(secret),
  'JSON in JSON': (secret) => jsonString(jsonString(secret)),
  'JSON with escaped slashes': (secret) => jsonString(secret).replaceAll('/', '\\/'),
  'JSON in ASCII for HTML': (secret) =>
    jsonString(secret).replace(/[<>&'+/]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`),
  'XML text': (secret) => escapeXml(secret, /[&<]/g),
  'XML text with &gt;': (secret) => escapeXml(secret, /[&<>]/g),
  'XML attribute': (secret) => escapeXml(secret, /[&<"]/g),
  'XML with all names': (secret) => escapeXml(secret, /[&<>"']/g),
  'XML with decimal references': (secret) => secret.replace(/[^\w ]/g, (c) => `&#${c.charCodeAt(0)};`),
  'XML with hexadecimal references': (secret) =>
    secret.replace(/[^\w ]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
  'XML in JSON': (secret) => jsonString(escapeXml(secret, /[&<>"']/g)),
  base64: (secret) => Buffer.from(secret).toString('base64').replaceAll('=', ''),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  'Basic log-in': (secret) => Buffer.from(`ada:${secret}`).toString('base64').replaceAll('=', ''),
};

function jsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string, characters: RegExp): string {
  return text.replace(characters, (character) => names[character] ?? character);
}
