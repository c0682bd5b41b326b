/** Keeps passwords, tokens and keys out of everything that is shown: inspection, JSON, errors, logs. */
import { mask, naturalEncodings, type Redaction, Redactor } from '@proj/transport';
import { secretAttributes, secretElements } from '@proj/xml-commands';
import { OpenAirError } from './errors.js';

/** The elements whose content is secret: the XML Schema marks them. */
const elementNames: ReadonlySet<string> = new Set(secretElements);

/** The secret attributes of elements: the XML Schema marks them. */
const attributeNames: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(secretAttributes));

/** In values, elements and attributes are properties alike. */
const propertyNames: ReadonlySet<unknown> = new Set([
  ...elementNames,
  ...[...attributeNames.values()].flat(),
]);

/** Tests for a property that holds a secret; `$value` does where `$name` is that of a secret element. */
function isSecret(holder: object, property: string): boolean {
  const isTagged = property === '$value' && '$name' in holder;
  return propertyNames.has(isTagged ? holder.$name : property);
}

/**
 * A copy of a value with each secret replaced by {@link mask}.
 * @param value - the value of an element, as `serialize` takes it
 */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isSecret(value, name) && item !== undefined ? mask : maskSecrets(item),
    ]),
  );
}

/** Matches a name only, so that hostile text takes no longer than other text. */
const secretTag = new RegExp(
  `<(${[...new Set([...elementNames, ...attributeNames.keys()])].map((name) => name.replaceAll('.', '\\.')).join('|')})(?=[\\s>])`,
  'g',
);

/**
 * An XML text with the content of each secret element, whatever it is, and each secret attribute replaced by {@link mask}.
 * @param xml - a request or a response of the OpenAir API, well-formed or not
 */
export function maskXml(xml: string): string {
  let masked = '';
  let position = 0;
  for (;;) {
    secretTag.lastIndex = position;
    const [, name] = secretTag.exec(xml) ?? [];
    if (name === undefined) return masked + xml.slice(position);
    const start = secretTag.lastIndex;
    const end = tagEnd(xml, start);
    masked += xml.slice(position, start) + maskAttributes(xml.slice(start, end), attributeNames.get(name));
    position = end;
    if (elementNames.has(name) && xml[end - 2] !== '/') {
      masked += mask;
      const close = xml.indexOf(`</${name}`, end);
      // What is not closed goes on to the end.
      position = close === -1 ? xml.length : close;
    }
  }
}

/** An attribute: what is before its value, its name, and the value, which may be cut off. */
const attribute = /(\s([^\s=]+)\s*=\s*)(?:"[^"]*(?:"|$)|'[^']*(?:'|$))/g;

function maskAttributes(tag: string, names: readonly string[] = []): string {
  if (names.length === 0) return tag;
  return tag.replace(attribute, (whole, start: string, name: string) =>
    names.includes(name) ? `${start}"${mask}"` : whole,
  );
}

/** The position after the `>` of a tag; quoted values may hold one. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let position = from; position < xml.length; position += 1) {
    const character = xml.charAt(position);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return position + 1;
  }
  return xml.length;
}

/** @throws {OpenAirError} when a secret is not a string; the error does not show it */
export function requireText(name: string, value: unknown): void {
  if (typeof value !== 'string')
    throw new OpenAirError(`the ${name} has to be a string, not a ${typeof value}`);
}

/** Yields the secrets that a value has in it, such as the password of a user that is created. */
function* secretsIn(value: unknown, isInSecret = false): Generator<string> {
  if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      yield* secretsIn(item, isInSecret || isSecret(value, name));
    }
  } else if (isInSecret && (typeof value === 'string' || typeof value === 'number')) {
    yield String(value);
  }
}

/** Masks the secrets of a client, and those of one call. They are looked for in the call when there is something to mask. */
export class CallRedaction implements Redaction {
  readonly #client: Redaction;
  readonly #values: readonly unknown[];
  #call: Redactor | undefined;

  /** @param values - what the call sends */
  constructor(client: Redaction, values: readonly unknown[]) {
    this.#client = client;
    this.#values = values;
  }

  text(text: string, length?: number): string {
    return this.#ofCall.text(this.#client.text(text), length);
  }

  value(value: unknown): unknown {
    return this.#ofCall.value(this.#client.value(value));
  }

  get #ofCall(): Redactor {
    this.#call ??= new Redactor({ secrets: [...secretsIn(this.#values)], encodings: naturalEncodings });
    return this.#call;
  }
}

/** Masks the secrets of a client wherever they stand, and what stands in secret elements of XML. */
export class XmlRedactor extends Redactor {
  constructor() {
    super({ encodings: naturalEncodings });
  }

  override text(text: string, length?: number): string {
    return super.text(maskXml(text), length);
  }
}
