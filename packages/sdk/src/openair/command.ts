import type * as xml from '@proj/xml-commands';
import type { ElementDescriptor, XmlElement } from '@proj/xml-runtime';
import type { UnknownFields } from './unknown-fields.js';
import { XmlFragment } from './xml-fragment.js';

type ResponseItem = Extract<NonNullable<xml.ResponseType['$content']>[number], { $name: string }>;
type CommandValues = { [Item in xml.Command as Item['$name']]: Item['$value'] };
type CommandResponses = { [Item in ResponseItem as Item['$name']]: Item['$value'] };

/** The names of the commands: `'Add'`, `'Read'` … */
export type CommandName = keyof CommandValues;

/** The value of a command's element. */
export type CommandValue<Name extends CommandName> = CommandValues[Name];

/** The value of the response to a command. */
export type CommandResponse<Name extends CommandName> = CommandResponses[Name];

/** What makes a {@link Command}. */
export interface CommandParts<Name extends CommandName, Data> {
  readonly name: Name;
  readonly descriptor: ElementDescriptor<CommandValue<Name>>;
  readonly value: CommandValue<Name>;
  /** A short text that identifies the command without its content. */
  readonly label: string;
  /** Reads the response to a command that succeeded. */
  readonly decode: (response: CommandResponse<Name>) => Data;
  /** The codes of responses that are an empty result rather than a failure. */
  readonly emptyCodes?: readonly string[];
  /** Whether the command only reads, so that sending it twice does no harm. */
  readonly idempotent?: boolean;
  /** Adds what the schema lacks to the element of the command. */
  readonly extend?: ((element: XmlElement) => XmlElement) | undefined;
  /** What `extend` adds to the records, in order. */
  readonly unknownFields?: readonly UnknownFields[] | undefined;
  /** How many records it writes. @defaultValue 0 */
  readonly records?: number;
}

/**
 * One command of a request, and how its response is read. The functions `read`, `add`, `modify` … make them.
 *
 * @typeParam Data - what the command gives
 */
export class Command<Data, Name extends CommandName = CommandName> extends XmlFragment<CommandValue<Name>> {
  readonly name: Name;
  /** Whether the command only reads, so that sending it twice does no harm. */
  readonly idempotent: boolean;
  /** How many records it writes: the commands of a request may write 1,000 between them. */
  readonly records: number;
  /** The codes of responses that are an empty result rather than a failure. */
  readonly emptyCodes: readonly string[];
  readonly #decode: (response: CommandResponse<Name>) => Data;
  readonly #unknownFields: readonly UnknownFields[];

  constructor(parts: CommandParts<Name, Data>) {
    super(parts.label, parts.descriptor, parts.value, parts.extend);
    this.name = parts.name;
    this.idempotent = parts.idempotent ?? false;
    this.records = parts.records ?? 0;
    this.emptyCodes = parts.emptyCodes ?? [];
    this.#decode = parts.decode;
    this.#unknownFields = parts.unknownFields ?? [];
  }

  /** What is sent: the value of the element, and the fields that the schema lacks. Secrets are looked for in it. */
  get sent(): readonly unknown[] {
    return [this.element, this.#unknownFields];
  }

  /** Reads the response to this command; the status has been looked at before. */
  decode(response: CommandResponse<Name>): Data {
    return this.#decode(response);
  }
}

/** Any command, whatever it gives. */
// biome-ignore lint/suspicious/noExplicitAny: the name is invariant in Command, and a batch holds commands of all names
export type AnyCommand<Data = unknown> = Command<Data, any>;

/** What a command gives. */
export type DataOf<C> = C extends AnyCommand<infer Data> ? Data : never;
