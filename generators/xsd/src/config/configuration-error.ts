/** A configuration that is not one; the message says where and what is expected. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
