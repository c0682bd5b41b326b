/** Deeper values are left out. */
const deepest = 8;

/** The errors of the language and the platform. Others may show by methods what is not among their properties. */
const plainErrors: ReadonlySet<object | null> = new Set([
  Error.prototype,
  TypeError.prototype,
  RangeError.prototype,
  SyntaxError.prototype,
  AggregateError.prototype,
  DOMException.prototype,
]);

/** What an error has besides the properties that are copied one by one. */
const errorFields: ReadonlySet<PropertyKey> = new Set(['name', 'message', 'stack', 'cause', 'errors']);

/**
 * A value without secrets.
 *
 * @returns the value itself where all of it could be looked at and no secret was found. Otherwise a copy: of errors,
 * arrays and plain objects with what is in them, of other objects (a request, say) only the name of their class.
 */
export function cleanCopy(value: unknown, redact: (text: string) => string): unknown {
  const copier = new Copier(redact);
  const copy = copier.copy(value, 0);
  return copier.isChanged ? copy : value;
}

class Copier {
  isChanged = false;
  readonly #redact: (text: string) => string;
  readonly #copies = new Map<object, object>();

  constructor(redact: (text: string) => string) {
    this.#redact = redact;
  }

  copy(value: unknown, depth: number): unknown {
    switch (typeof value) {
      case 'string':
        return this.#text(value);
      case 'number':
      case 'bigint': {
        const text = String(value);
        return this.#text(text) === text ? value : this.#text(text);
      }
      case 'boolean':
      case 'undefined':
        return value;
      case 'object':
        return value === null ? null : this.#object(value, depth);
      default:
        return this.#change(`[${typeof value}]`);
    }
  }

  #object(value: object, depth: number): unknown {
    const known = this.#copies.get(value);
    if (known !== undefined) return known;
    if (depth > deepest) return this.#change('[…]');
    try {
      if (value instanceof Error) return this.#error(value, depth);
      if (Array.isArray(value)) return this.#array(value, depth);
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype === Object.prototype || prototype === null) return this.#fields(value, {}, depth);
      const { name } = value.constructor;
      return this.#change(`[${this.#text(name)}]`);
    } catch {
      // A getter or a proxy of somebody else's.
      return this.#change('[object]');
    }
  }

  #error(error: Error, depth: number): Error {
    const copy = new Error(this.#text(String(error.message)));
    this.#copies.set(error, copy);
    if (!plainErrors.has(Object.getPrototypeOf(error))) this.isChanged = true;
    const own: PropertyDescriptorMap = {
      name: hidden(this.#text(String(error.name))),
      stack: hidden(typeof error.stack === 'string' ? this.#text(error.stack) : undefined),
    };
    if ('cause' in error) own.cause = hidden(this.copy(error.cause, depth + 1));
    if ('errors' in error) own.errors = hidden(this.copy(error.errors, depth + 1));
    Object.defineProperties(copy, own);
    return this.#fields(error, copy, depth, errorFields);
  }

  #array(items: readonly unknown[], depth: number): readonly unknown[] {
    const copy: unknown[] = [];
    this.#copies.set(items, copy);
    for (const item of items) copy.push(this.copy(item, depth + 1));
    if (Reflect.ownKeys(items).length !== items.length + 1) this.isChanged = true;
    return copy;
  }

  #fields<Copy extends object>(
    value: object,
    copy: Copy,
    depth: number,
    except: ReadonlySet<PropertyKey> = new Set(),
  ): Copy {
    this.#copies.set(value, copy);
    for (const key of Reflect.ownKeys(value)) {
      if (except.has(key)) continue;
      const field = Object.getOwnPropertyDescriptor(value, key);
      if (typeof key === 'symbol' || field === undefined || !('value' in field)) {
        this.isChanged = true;
        continue;
      }
      const content = this.copy(field.value, depth + 1);
      Object.defineProperty(copy, this.#text(key), {
        value: content,
        enumerable: field.enumerable ?? true,
        configurable: true,
        writable: true,
      });
    }
    return copy;
  }

  #text(text: string): string {
    const masked = this.#redact(text);
    return masked === text ? text : this.#change(masked);
  }

  #change<T>(copy: T): T {
    this.isChanged = true;
    return copy;
  }
}

function hidden(value: unknown): PropertyDescriptor {
  return { value, enumerable: false, configurable: true, writable: true };
}
