import type { Configuration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import { readSettings } from './read-settings.js';

export { ConfigurationError } from './configuration-error.js';

/**
 * Reads a configuration in JSON.
 *
 * @param file - the path of the configuration file, for messages
 * @param json - its text
 * @returns what it says of the generated code; settings about files (`schemas`, `out` …) are checked and left out
 * @throws {@link ConfigurationError} when the text is not JSON, has an unknown member or a value of the wrong type
 */
export function parseConfiguration(file: string, json: string): Configuration {
  return readSettings(file, parseJson(file, json)).configuration;
}

/**
 * The value that a JSON file holds.
 *
 * @throws {@link ConfigurationError} when it holds none
 */
export function parseJson(file: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new ConfigurationError(
      `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
