import {
  CredentialCache,
  type CredentialSource,
  type SecretRedaction,
  TransportError,
} from '@proj/transport';

/** Environment variable that holds the API key when no option does. */
const apiKeyVariable = 'SPARTERA_API_KEY';

/**
 * An API key, or a function that fetches it. What it returned last is kept until the service refuses it with 401; then it is
 * called again, once for all calls that wait, with `{ refresh: true }`.
 */
export type ApiKey = CredentialSource;

/** There is no API key, or it cannot be sent. The message does not show it. */
export class ApiKeyError extends TransportError<undefined> {
  /** What is wrong with the key. */
  readonly problem: 'missing' | 'malformed';

  constructor(problem: 'missing' | 'malformed') {
    const message =
      problem === 'missing'
        ? `No API key: pass the option apiKey or set the environment variable ${apiKeyVariable}.`
        : 'The API key has characters that a header field cannot carry. Check for line breaks in it.';
    super({ reason: 'credentials', operation: 'API key', attempts: 0, message });
    this.problem = problem;
  }
}

// On the prototype, so that stack traces show it too; spelt out, because minifiers rename classes.
ApiKeyError.prototype.name = 'ApiKeyError';

/** Browsers and some other platforms have no `process`. */
function environmentKey(): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.[apiKeyVariable];
}

/** Where the API key comes from, and how it is written. */
export interface ApiKeyOptions {
  readonly apiKey?: ApiKey | undefined;
  readonly apiKeyPrefix?: string | undefined;
}

/**
 * Finds the API key: the option, or else the environment variable.
 *
 * @param redaction - learns each key, with and without what stands before it
 * @throws {@link ApiKeyError} when there is none, or when it cannot travel in a header field
 */
export function apiKeySource(
  { apiKey, apiKeyPrefix }: ApiKeyOptions,
  redaction: SecretRedaction,
): CredentialCache {
  const checked = (text: string): string => {
    const key = requireKey(text);
    redaction.add(key.split(' ').pop());
    return apiKeyPrefix === undefined ? key : `${apiKeyPrefix} ${key}`;
  };
  return new CredentialCache(
    typeof apiKey === 'function'
      ? async (context) => checked(await apiKey(context))
      : checked(apiKey ?? environmentKey() ?? ''),
  );
}

function requireKey(text: string): string {
  const key = text.trim();
  if (key === '') throw new ApiKeyError('missing');
  if (/[^\x20-\x7e]/.test(key)) throw new ApiKeyError('malformed');
  return key;
}
