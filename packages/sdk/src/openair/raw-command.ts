import { parseElement, serializeElement, type XmlElement } from '@proj/xml-runtime';
import { Command, type CommandName, type CommandParts } from './command.js';
import { OpenAirError } from './errors.js';
import type { XmlTextOptions } from './xml-fragment.js';

/** Options of {@link rawCommand}. */
export interface RawCommandOptions {
  /** Whether the command only reads, so that it may be sent again. @defaultValue false */
  readonly idempotent?: boolean | undefined;
  /** The codes of responses that are an empty result rather than a failure. @defaultValue none */
  readonly emptyCodes?: readonly string[] | undefined;
}

/**
 * A command from XML: one that the schema lacks, or lacks something of. Its XML has to be well-formed; nothing else is
 * checked. A client that is `strict` refuses the responses to commands that the schema does not know.
 *
 * @param xml - the element of the command
 * @param read - reads the value of the response to it: of a command that the schema knows by its type, otherwise attributes
 * and children by their names, texts as strings, and arrays where names repeat
 * @throws {XmlSyntaxError} when the XML is not well-formed
 * @throws {OpenAirError} for the elements around commands: `request`, `Auth` and `RemoteAuth`
 * @example
 * ```ts
 * const archive = rawCommand('<Archive type="Project"><Project><id>7</id></Project></Archive>', (response) => response);
 * const response = await openair.send(archive); // { status: '0', … }
 * ```
 */
export function rawCommand<Data>(
  xml: string,
  read: (response: unknown) => Data,
  options: RawCommandOptions = {},
): RawCommand<Data> {
  return new RawCommand(parseElement(xml), read, options);
}

const aroundCommands: ReadonlySet<string> = new Set(['request', 'Auth', 'RemoteAuth']);

/** Returns attributes and children by their names, texts as strings or in `$value`: where secrets are looked for. */
function plainValue({ attributes, children }: XmlElement): unknown {
  const elements = children.filter((child) => typeof child !== 'string');
  const text = children.filter((child) => typeof child === 'string').join('');
  if (elements.length === 0 && attributes.length === 0) return text;
  const entries = [
    ['$value', text] as const,
    ...attributes.map(({ name, value }): [string, unknown] => [name, value]),
    ...elements.map((child): [string, unknown] => [child.name, plainValue(child)]),
  ];
  // Names may repeat: each is an object of its own.
  return entries.map(([name, value]) => ({ [name]: value }));
}

/** What {@link rawCommand} makes. */
export class RawCommand<Data> extends Command<Data> {
  readonly #element: XmlElement;

  /** @throws {OpenAirError} for the elements around commands */
  constructor(element: XmlElement, read: (response: unknown) => Data, options: RawCommandOptions) {
    if (aroundCommands.has(element.name)) throw new OpenAirError(`<${element.name}> is not a command`);
    const { idempotent = false, emptyCodes = [] } = options;
    const { name } = element;
    const value = plainValue(element);
    const parts = { name, label: `<${name}>`, value, decode: read, idempotent, emptyCodes };
    // The schema need not have the command: its descriptor is not used, its value only to look for secrets.
    super(parts as unknown as CommandParts<CommandName, Data>);
    this.#element = element;
  }

  override toString(options: XmlTextOptions = {}): string {
    return serializeElement(this.#element, {
      declaration: options.declaration ?? false,
      spaceBeforeSlash: true,
    });
  }

  override toBytes(options: XmlTextOptions = {}): Uint8Array {
    return new TextEncoder().encode(this.toString(options));
  }

  override toPrettyString(options: XmlTextOptions = {}): string {
    return serializeElement(this.#element, { declaration: options.declaration ?? true, indent: '  ' });
  }

  /** The label: what the XML holds is not known, so it is not shown. */
  override toJSON(): unknown {
    return this.label;
  }
}
