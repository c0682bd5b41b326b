import { mask, type Redaction } from './redaction.js';

/** The header fields of a response as an error has them. Cookies are credentials that no redaction knows of. */
export function maskHeaders(headers: Headers, redaction: Redaction): Headers {
  const masked = new Headers();
  headers.forEach((value, name) => {
    masked.append(name, name === 'set-cookie' ? mask : redaction.text(value));
  });
  return masked;
}
