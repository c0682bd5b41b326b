import { acceptAll, type Datatype, literalItself } from '../datatypes/datatype.js';
import { lentFormatter, literalOf } from '../datatypes/literal-of.js';
import { preserve } from '../datatypes/white-space.js';
import type { NamespaceContext } from '../schema/descriptor.js';
import { NO_PLAIN_TEXT, NO_PLAIN_TOKEN } from '../xml/byte-buffer.js';

/**
 * Makes literals of values that stand in attributes and elements. Datatypes are objects of many shapes, which are slow to
 * look into; those of this class have one. What changes nothing is left out.
 */
export class PlainText {
  /** The characters that keep a text from being its own literal, and from being written as it is. */
  readonly unusual: Uint8Array;
  readonly #datatype: Datatype;
  /** Values are texts, which are their literals where they are normalised. */
  readonly #isItsLiteral: boolean;
  readonly #normalize: Datatype['normalize'] | undefined;
  readonly #check: Datatype['check'] | undefined;
  /** The empty text is a literal; undefined until the first is looked at. */
  #takesEmpty: boolean | undefined;

  constructor(datatype: Datatype) {
    this.#datatype = datatype;
    this.#isItsLiteral = datatype.value === literalItself;
    this.#normalize = datatype.normalize === preserve ? undefined : datatype.normalize;
    this.unusual = this.#normalize === undefined ? NO_PLAIN_TEXT : NO_PLAIN_TOKEN;
    this.#check = datatype.check === acceptAll ? undefined : datatype.check;
  }

  /** Tests whether a value is its own literal, as long as none of its characters is {@link unusual}. */
  isLiteral(value: unknown, namespaces: NamespaceContext): value is string {
    if (typeof value !== 'string' || !this.#isItsLiteral) return false;
    if (this.#check === undefined) return true;
    if (value !== '') return this.#check(value, namespaces) === undefined;
    this.#takesEmpty ??= this.#check('', namespaces) === undefined;
    return this.#takesEmpty;
  }

  /** Returns the literal of a value; undefined where there is none, or one that is not that of a plain value. */
  literal(value: unknown, namespaces: NamespaceContext, isTrusted: boolean): string | undefined {
    if (!isTrusted && this.isLiteral(value, namespaces)) {
      if (this.#normalize === undefined || this.#normalize(value) === value) return value;
    }
    const literal = isTrusted
      ? this.#datatype.literal(value, namespaces, lentFormatter)
      : literalOf(this.#datatype, value, namespaces);
    return typeof literal === 'string' ? literal : undefined;
  }
}
