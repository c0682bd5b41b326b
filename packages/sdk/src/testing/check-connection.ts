import type { Connection, CredentialType } from '@proj/connections-client';
import { invalid } from './connections-problem.js';

const credentialTypes: readonly CredentialType[] = [
  'SERVICE_ACCOUNT',
  'USERNAME_PASSWORD',
  'API_KEY',
  'SERVICE_IDENTITY',
  'ACCESS_KEY',
  'NONE',
  'OAUTH',
  'JSON',
  'KEY_PAIR',
  'CLIENT_SECRET',
];

/** Says what is wrong with a value; `undefined` when nothing is. */
type Check = (value: unknown) => string | undefined;

const text: Check = (value) => (typeof value === 'string' ? undefined : 'Not a valid string.');
const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'Not a valid boolean.');
const integer: Check = (value) => (Number.isSafeInteger(value) ? undefined : 'Not a valid integer.');
const credentialType: Check = (value) =>
  credentialTypes.includes(value as CredentialType)
    ? undefined
    : `Must be one of: ${credentialTypes.join(', ')}.`;

/** The properties that a caller may write. */
const checks: Readonly<Partial<Record<keyof Connection, Check>>> = {
  company_id: text,
  user_id: text,
  engine_id: integer,
  credential_type: credentialType,
  name: text,
  description: text,
  provider_domain: text,
  verified_usage_ability: flag,
};

/** The properties of a body that the API knows; others are passed over, as those of newer versions would be. */
export type WritableConnection = Omit<Partial<Connection>, 'connection_id' | 'date_created' | 'last_updated'>;

/**
 * Reads the body of a creation or a change.
 *
 * @param required - properties that may not be missing
 * @throws ConnectionsProblem naming every property that is wrong
 */
export function readConnection(body: unknown, required: readonly (keyof Connection)[]): WritableConnection {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalid({ _schema: ['Invalid input type.'] });
  }
  const given = body as Readonly<Record<string, unknown>>;
  const errors: Record<string, readonly string[]> = {};
  const read: Record<string, unknown> = {};
  for (const [name, check] of Object.entries(checks)) {
    if (!Object.hasOwn(given, name)) {
      if (required.includes(name as keyof Connection)) errors[name] = ['Missing data for required field.'];
      continue;
    }
    const problem = check(given[name]);
    if (problem !== undefined) errors[name] = [problem];
    read[name] = given[name];
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return read;
}
