import type { Configuration, SimpleTypeMapping, UncheckedConstruct } from './configuration.js';

/** A configuration that is not one; the message says where and what is expected. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads a configuration.
 *
 * @param file - the path of the configuration file, for messages
 * @param json - its text
 * @throws {@link ConfigurationError} when the text is not JSON, has an unknown member or a value of the wrong type
 */
export function parseConfiguration(file: string, json: string): Configuration {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (error) {
    throw new ConfigurationError(
      `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const reader = new ConfigurationReader(file);
  const members = reader.object('', content, [
    '$schema',
    'names',
    'simpleTypes',
    'bareSimpleContent',
    'allowUnchecked',
  ]);
  return {
    names: reader.identifiers('names', members.names),
    simpleTypes: reader.simpleTypes('simpleTypes', members.simpleTypes),
    bareSimpleContent: reader.strings('bareSimpleContent', members.bareSimpleContent),
    allowUnchecked: reader.unchecked('allowUnchecked', members.allowUnchecked),
  };
}

class ConfigurationReader {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  object(path: string, value: unknown, allowed?: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#fail(path, 'must be an object');
    }
    for (const member of Object.keys(value)) {
      if (allowed !== undefined && !allowed.includes(member)) {
        this.#fail(join(path, member), `is not known here; known are ${allowed.join(', ')}`);
      }
    }
    return value as Readonly<Record<string, unknown>>;
  }

  identifiers(path: string, value: unknown): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    for (const [key, identifier] of Object.entries(value === undefined ? {} : this.object(path, value))) {
      if (!/^(type|element|group|attribute):./.test(key)) {
        this.#fail(join(path, key), 'must begin with "type:", "element:", "group:" or "attribute:"');
      }
      if (typeof identifier !== 'string' || !/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(identifier)) {
        this.#fail(join(path, key), 'must be a TypeScript identifier');
      }
      if (!/^[\p{Lu}_$]/u.test(identifier)) {
        this.#fail(join(path, key), 'must begin with a capital letter, as the names of types do');
      }
      names.set(key, identifier);
    }
    return names;
  }

  simpleTypes(path: string, value: unknown): SimpleTypeMapping {
    if (value === undefined) {
      return {};
    }
    const members = this.object(path, value, ['decimal', 'dateTime', 'date']);
    const decimal = this.#oneOf(join(path, 'decimal'), members.decimal, ['string', 'number'] as const);
    const dateTime = this.#oneOf(join(path, 'dateTime'), members.dateTime, ['string', 'Date'] as const);
    const date = this.#oneOf(join(path, 'date'), members.date, ['string', 'Date'] as const);
    return { ...(decimal && { decimal }), ...(dateTime && { dateTime }), ...(date && { date }) };
  }

  strings(path: string, value: unknown): readonly string[] {
    if (value === undefined) {
      return [];
    }
    if (!Array.isArray(value)) {
      this.#fail(path, 'must be an array of strings');
    }
    return value.map((item: unknown, index) =>
      typeof item === 'string' ? item : this.#fail(`${path}[${index}]`, 'must be a string'),
    );
  }

  unchecked(path: string, value: unknown): readonly UncheckedConstruct[] {
    return this.strings(path, value).map((item, index) =>
      item === 'identity-constraints'
        ? item
        : this.#fail(`${path}[${index}]`, 'must be "identity-constraints"'),
    );
  }

  #oneOf<T extends string>(path: string, value: unknown, allowed: readonly T[]): T | undefined {
    if (value === undefined) {
      return undefined;
    }
    return (
      allowed.find((candidate) => candidate === value) ??
      this.#fail(path, `must be one of ${allowed.map((item) => JSON.stringify(item)).join(', ')}`)
    );
  }

  #fail(path: string, problem: string): never {
    throw new ConfigurationError(`${this.#file}: ${path === '' ? 'the configuration' : path} ${problem}.`);
  }
}

function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
