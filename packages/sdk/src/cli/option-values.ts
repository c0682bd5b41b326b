import { UsageError } from './errors.js';

/** The options that were given. */
export class OptionValues {
  readonly #values: Readonly<Record<string, unknown>>;

  /** @param values - as `parseArgs` gives them */
  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  /** Tests whether an option without a value was given. */
  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  /** The value of an option. */
  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** The values of an option that may be repeated. */
  list(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value : [];
  }

  /** The value of an option that must be there. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new UsageError(`--${name} is missing.`);
    return value;
  }

  /**
   * One of some words.
   * @throws {UsageError} for another
   */
  choice<const Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.text(name);
    const found = words.find((word) => word === value);
    if (value !== undefined && found === undefined)
      throw new UsageError(`--${name} is ${words.join(', ')}, not ${value}.`);
    return found;
  }

  /**
   * A whole number.
   * @throws {UsageError} for anything else, and for one that is too small or too large
   */
  integer(name: string, least: number, most: number = Number.MAX_SAFE_INTEGER): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    throw new UsageError(`--${name} takes a whole number ${range}, not ${text}.`);
  }

  /**
   * Values of the form `field=value`.
   * @throws {UsageError} for one without `=`, and for a field that is given twice
   */
  assignments(name: string): Record<string, string> {
    const result = new Map<string, string>();
    for (const text of this.list(name)) {
      const [, field, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
      if (field === undefined || value === undefined)
        throw new UsageError(`--${name} takes FIELD=VALUE, such as --${name} name=New.`);
      if (result.has(field)) throw new UsageError(`--${name} has ${field} twice.`);
      result.set(field, value);
    }
    return Object.fromEntries(result);
  }
}
