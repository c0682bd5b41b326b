/** Environment variable that holds the API key when no option does. */
const apiKeyVariable = 'SPARTERA_API_KEY';

/** An API key, or a function that fetches it anew for every request. */
export type ApiKey = string | (() => string | Promise<string>);

/** There is no API key, or it cannot be sent. The message does not show it. */
export class ApiKeyError extends Error {
  static {
    // On the prototype, so that stack traces show it too; spelt out, because minifiers rename classes.
    ApiKeyError.prototype.name = 'ApiKeyError';
  }

  /** What is wrong with the key. */
  readonly reason: 'missing' | 'malformed';

  constructor(reason: 'missing' | 'malformed') {
    super(
      reason === 'missing'
        ? `No API key: pass the option apiKey or set the environment variable ${apiKeyVariable}.`
        : 'The API key has characters that a header field cannot carry. Check for line breaks and quotes in it.',
    );
    this.reason = reason;
  }
}

/** Browsers and some other platforms have no `process`. */
function environmentKey(): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.[apiKeyVariable];
}

/**
 * Finds the API key: the option, or else the environment variable.
 *
 * @returns the key, or a function that fetches it and rejects as this throws
 * @throws {@link ApiKeyError} when there is none, or when it could not travel in a header field.
 */
export function resolveApiKey(option: ApiKey | undefined): ApiKey {
  if (typeof option === 'function') return async () => requireKey(await option());
  return requireKey(option ?? environmentKey() ?? '');
}

function requireKey(text: string): string {
  const key = text.trim();
  if (key === '') throw new ApiKeyError('missing');
  if (/[^\x21-\x7e]/.test(key)) throw new ApiKeyError('malformed');
  return key;
}
