import {
  type ElementDescriptor,
  type SerializeElementOptions,
  serialize,
  serializeElement,
  serializeToBytes,
  serializeToElement,
  type XmlElement,
} from '@proj/xml-runtime';
import { maskSecrets } from './secrets.js';

/** How {@link XmlFragment.toString} writes. */
export interface XmlTextOptions {
  /** Whether the text starts with `<?xml version="1.0" encoding="utf-8"?>`. */
  readonly declaration?: boolean | { readonly standalone: boolean };
}

/**
 * A piece of XML that was built: the typed value of an element, and its text.
 *
 * The value is held privately: inspection shows the label without it, and `JSON.stringify` the value with
 * passwords and keys masked. Only `element` and the methods that make the XML for the wire give them.
 */
export class XmlFragment<T> {
  /** A short text that identifies the fragment without its content, such as `<Add type=Project>`. */
  readonly label: string;
  readonly #descriptor: ElementDescriptor<T>;
  readonly #value: T;
  readonly #extend: ((element: XmlElement) => XmlElement) | undefined;

  /**
   * @param label - see {@link XmlFragment.label}
   * @param descriptor - the element declaration
   * @param value - the value; it is checked against the declaration when it is written
   * @param extend - adds what the schema lacks to the element, after it was checked
   */
  constructor(
    label: string,
    descriptor: ElementDescriptor<T>,
    value: T,
    extend?: (element: XmlElement) => XmlElement,
  ) {
    this.label = label;
    this.#extend = extend;
    this.#descriptor = descriptor;
    this.#value = value;
  }

  /** The typed value of the element, secrets included. */
  get element(): T {
    return this.#value;
  }

  /**
   * The XML on one line.
   * @throws {XmlValidationError} when the value breaks a rule of the XML Schema
   */
  toString(options: XmlTextOptions = {}): string {
    const declaration = options.declaration ?? this.hasDeclaration;
    return this.#write({ declaration, spaceBeforeSlash: true });
  }

  /**
   * What {@link XmlFragment.toString} gives, in UTF-8.
   * @throws {XmlValidationError} when the value breaks a rule of the XML Schema
   */
  toBytes(options: XmlTextOptions = {}): Uint8Array {
    const how = { declaration: options.declaration ?? this.hasDeclaration, spaceBeforeSlash: true };
    if (this.#extend !== undefined) return new TextEncoder().encode(this.#write(how));
    return serializeToBytes(this.#descriptor, this.#value, how);
  }

  /** The XML as it is sent, in UTF-8, in pieces that follow each other. Large ones may be files. */
  toParts(): readonly (Uint8Array | Blob)[] {
    return [this.toBytes()];
  }

  /**
   * The XML with a declaration, indented by two spaces.
   * @throws {XmlValidationError} when the value breaks a rule of the XML Schema
   */
  toPrettyString(options: XmlTextOptions = {}): string {
    return this.#write({ declaration: options.declaration ?? true, indent: '  ' });
  }

  #write(how: SerializeElementOptions): string {
    if (this.#extend === undefined) return serialize(this.#descriptor, this.#value, how);
    return serializeElement(this.#extend(serializeToElement(this.#descriptor, this.#value)), how);
  }

  /** The element's value with secrets masked; what `JSON.stringify` takes. */
  toJSON(): unknown {
    return maskSecrets(this.#value);
  }

  /** Whether {@link XmlFragment.toString} writes an XML declaration by default: only whole documents do. */
  protected get hasDeclaration(): boolean {
    return false;
  }
}
