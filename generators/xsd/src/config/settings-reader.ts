import { builtInRepresentations, mappableBuiltInTypes } from './built-in-representations.js';
import type {
  CodecReference,
  Configuration,
  SimpleTypeMapping,
  ValueMapping,
  ValueRepresentation,
} from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import type { DocumentationSetting, ModuleTransformation } from './settings.js';

const identifier = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;
const componentKinds = ['type:', 'element:', 'group:', 'attribute:'];

/** Reads values that a configuration file holds; refuses those that are not as documented. */
export class SettingsReader {
  readonly #file: string;

  /** @param file - the path of the configuration file, for messages */
  constructor(file: string) {
    this.#file = file;
  }

  /** @param allowed - the members that are known; any where it is absent */
  object(path: string, value: unknown, allowed?: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fail(path, `must be an object, not ${describe(value)}`);
    }
    for (const member of Object.keys(value)) {
      if (allowed !== undefined && !allowed.includes(member)) {
        this.fail(join(path, member), `is not known here; known are ${allowed.join(', ')}`);
      }
    }
    return value as Readonly<Record<string, unknown>>;
  }

  string(path: string, value: unknown): string | undefined {
    if (value !== undefined && (typeof value !== 'string' || value === '')) {
      this.fail(path, `must be a string, not ${describe(value)}`);
    }
    return value;
  }

  boolean(path: string, value: unknown): boolean | undefined {
    if (value !== undefined && typeof value !== 'boolean') {
      this.fail(path, `must be true or false, not ${describe(value)}`);
    }
    return value;
  }

  positiveInteger(path: string, value: unknown): number | undefined {
    if (value === undefined) {
      return undefined;
    }
    return typeof value === 'number' && Number.isInteger(value) && value > 0
      ? value
      : this.fail(path, `must be a whole number above 0, not ${describe(value)}`);
  }

  transform(path: string, value: unknown): Pick<Configuration, 'transform'> {
    if (value === undefined) {
      return {};
    }
    return typeof value === 'function'
      ? { transform: value as ModuleTransformation }
      : this.fail(path, `must be a function, not ${describe(value)}`);
  }

  strings(path: string, value: unknown): readonly string[] {
    if (value === undefined) {
      return [];
    }
    if (!Array.isArray(value)) {
      this.fail(path, 'must be an array of strings');
    }
    return value.map((item: unknown, index) =>
      typeof item === 'string' ? item : this.fail(`${path}[${index}]`, 'must be a string'),
    );
  }

  oneOf<T extends string>(path: string, value: unknown, allowed: readonly T[]): T | undefined {
    if (value === undefined) {
      return undefined;
    }
    return (
      allowed.find((candidate) => candidate === value) ??
      this.fail(path, `must be one of ${allowed.map((item) => JSON.stringify(item)).join(', ')}`)
    );
  }

  /** Identifiers of types by component. */
  names(path: string, value: unknown): ReadonlyMap<string, string> {
    return this.#map(path, value, (entry, name, key) => {
      this.#component(entry, key);
      if (typeof name !== 'string' || !identifier.test(name)) {
        this.fail(entry, 'must be a TypeScript identifier');
      }
      if (!/^[\p{Lu}_$]/u.test(name)) {
        this.fail(entry, 'must begin with a capital letter, as the names of types do');
      }
      return name;
    });
  }

  simpleTypes(path: string, value: unknown): SimpleTypeMapping {
    const members = value === undefined ? {} : this.object(path, value, mappableBuiltInTypes);
    return Object.fromEntries(
      Object.entries(members).flatMap(([name, setting]) => {
        const mapping = this.#mapping(join(path, name), setting, builtInRepresentations[name] ?? []);
        return mapping === undefined ? [] : [[name, mapping]];
      }),
    );
  }

  types(path: string, value: unknown): ReadonlyMap<string, ValueMapping> {
    return this.#map(path, value, (entry, setting, key) => {
      this.#component(entry, key);
      const mapping = this.#mapping(entry, setting, ['string', 'number', 'bigint', 'Date', 'Uint8Array']);
      return mapping ?? this.fail(entry, 'must be a representation or a codec');
    });
  }

  /** Names of files by namespace. */
  fileNames(path: string, value: unknown): ReadonlyMap<string, string> {
    const taken = new Map<string, string>();
    return this.#map(path, value, (entry, name, key) => {
      if (typeof name !== 'string' || !/^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u.test(name) || name.endsWith('.')) {
        this.fail(entry, 'must be the name of a file without its ending: letters, digits, ".", "-" and "_"');
      }
      if (/\.(ts|js|mts|mjs)$/.test(name)) {
        this.fail(entry, `must be without an ending: ${JSON.stringify(name.replace(/\.\w+$/, ''))}`);
      }
      if (/\.d(\.[^.]*)?$/i.test(name)) {
        this.fail(entry, 'must not be what TypeScript takes for a declaration file, which ".d" tells');
      }
      const other = taken.get(name.toLowerCase());
      if (other !== undefined) {
        this.fail(entry, `is the name of the file of ${JSON.stringify(other)} already`);
      }
      taken.set(name.toLowerCase(), key);
      return name;
    });
  }

  /** Patterns that name global components. */
  components(path: string, value: unknown): readonly string[] {
    return this.strings(path, value).map((pattern, index) =>
      /^(type|element|attribute):(\{[^{}]*\})?[^{}]+$/.test(pattern)
        ? pattern
        : this.fail(
            `${path}[${index}]`,
            'must be "element:", "type:" or "attribute:" and a name, which may hold "*": "element:order", "type:{urn:a}*"',
          ),
    );
  }

  banner(path: string, value: unknown): string {
    const lines = typeof value === 'string' ? [value] : this.strings(path, value);
    const text = lines.join('\n');
    const rest = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    if (rest.trim() !== '') {
      this.fail(path, `must hold comments only, and has ${JSON.stringify(rest.trim().slice(0, 40))}`);
    }
    return text;
  }

  documentation(path: string, value: unknown): DocumentationSetting {
    if (value === undefined || typeof value === 'boolean') {
      return value ?? true;
    }
    const { language } = this.object(path, value, ['language']);
    if (typeof language !== 'string' || !/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(language)) {
      this.fail(join(path, 'language'), 'must be a language tag such as "en"');
    }
    return { language };
  }

  /** @throws {@link ConfigurationError} always */
  fail(path: string, problem: string): never {
    throw new ConfigurationError(`${this.#file}: ${path === '' ? 'the configuration' : path} ${problem}.`);
  }

  #map<T>(
    path: string,
    value: unknown,
    read: (path: string, value: unknown, key: string) => T,
  ): ReadonlyMap<string, T> {
    const members = value === undefined ? {} : this.object(path, value);
    return new Map(Object.entries(members).map(([key, item]) => [key, read(join(path, key), item, key)]));
  }

  #component(path: string, key: string): void {
    if (!componentKinds.some((kind) => key.startsWith(kind) && key.length > kind.length)) {
      this.fail(path, 'must begin with "type:", "element:", "group:" or "attribute:"');
    }
  }

  #mapping(
    path: string,
    value: unknown,
    representations: readonly ValueRepresentation[],
  ): ValueMapping | undefined {
    if (typeof value === 'object' && value !== null) {
      return this.#codec(path, value);
    }
    if (value !== undefined && representations.length === 0) {
      this.fail(path, 'must be a codec: { "type", "import", "codec" }');
    }
    return this.oneOf(path, value, representations);
  }

  #codec(path: string, value: object): CodecReference {
    const members = this.object(path, value, ['type', 'import', 'codec']);
    const name = (member: 'type' | 'codec'): string => {
      const given = members[member];
      return typeof given === 'string' && identifier.test(given)
        ? given
        : this.fail(join(path, member), 'must be the name of an export');
    };
    const type = name('type');
    const codec = name('codec');
    const from = this.string(join(path, 'import'), members.import);
    if (from === undefined) {
      this.fail(join(path, 'import'), 'must name the module that exports the type and the codec');
    }
    return { type, import: from, codec };
  }
}

function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}

function describe(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'an array';
  }
  return typeof value === 'string'
    ? JSON.stringify(value.slice(0, 40))
    : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}
