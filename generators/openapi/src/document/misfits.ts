import { type ObjectName, objectShapes, type Shape } from './object-shapes.js';
import { isObject, lookUp, pointerTo, pointerTokens } from './references.js';

/** A value that is not of the kind that the specification wants in its place. */
export interface Misfit {
  readonly message: string;
  /** JSON pointer as a URI fragment. */
  readonly pointer: string;
}

/** What taking misfits out of a document comes to. */
export interface Fitting {
  readonly misfits: readonly Misfit[];
  /** Takes them out of lists: not before, so that pointers into these stay right. */
  readonly shortenLists: () => void;
}

/**
 * Takes out the values that are of another kind than the specification wants in their place: `required: true` in a
 * schema, a list for a schema, a reference that is no text. What is left can be read without asking.
 *
 * @param document - the document; it is changed
 */
export function dropMisfits(document: Record<string, unknown>): Fitting {
  const fitter = new Fitter(document);
  fitter.fits(document, { object: 'OpenAPI' });
  return fitter;
}

class Fitter implements Fitting {
  readonly misfits: Misfit[] = [];
  readonly #document: unknown;
  readonly #path: string[] = [];
  readonly #seen = new Set<object>();
  readonly #shortened = new Map<unknown[], Set<number>>();

  constructor(document: unknown) {
    this.#document = document;
  }

  readonly shortenLists = (): void => {
    for (const [list, indexes] of this.#shortened) {
      const kept = list.filter((_, index) => !indexes.has(index));
      list.splice(0, list.length, ...kept);
    }
    this.#shortened.clear();
  };

  /** Tests whether a value has a shape, after taking out what does not fit in it. */
  fits(value: unknown, shape: Shape): boolean {
    if (shape === 'text') return typeof value === 'string';
    if (shape === 'number' || shape === 'boolean') return typeof value === shape;
    if ('oneOf' in shape) return shape.oneOf.length === 0 || shape.oneOf.some((one) => this.fits(value, one));
    if ('listOf' in shape) return Array.isArray(value) && this.#fitList(value, shape.listOf);
    if (!isObject(value)) return false;
    if (!this.#seen.has(value)) {
      this.#seen.add(value);
      if ('mapOf' in shape) this.#fitMap(value, shape.mapOf);
      else this.#fitObject(value, shape.object);
    }
    return 'mapOf' in shape || isWhole(value, shape.object, this.#document);
  }

  #fitList(list: unknown[], shape: Shape): boolean {
    for (const [index, item] of list.entries()) {
      if (shape === 'text' && isScalar(item)) list[index] = String(item);
      else if (!this.#at(String(index), () => this.fits(item, shape))) {
        this.#report(String(index), item, shape);
        this.#shortened.set(list, (this.#shortened.get(list) ?? new Set()).add(index));
      }
    }
    return true;
  }

  #fitMap(map: Record<string, unknown>, shape: Shape): void {
    // A schema may have a property of that name, but no map is a reference.
    if (typeof map.$ref === 'string') this.#dropReference(map);
    for (const key of Object.keys(map)) {
      // Maps may have extensions, too.
      if (!key.startsWith('x-')) this.#fitProperty(map, key, shape);
    }
  }

  #fitObject(value: Record<string, unknown>, name: ObjectName): void {
    const { properties, isReferable } = objectShapes[name];
    if (!isReferable && Object.hasOwn(value, '$ref')) this.#dropReference(value);
    for (const [key, shape] of Object.entries(properties)) {
      if (Object.hasOwn(value, key)) this.#fitProperty(value, key, shape);
    }
  }

  #dropReference(holder: Record<string, unknown>): void {
    this.#report('$ref', holder.$ref, { oneOf: [] });
    delete holder.$ref;
  }

  #fitProperty(holder: Record<string, unknown>, key: string, shape: Shape): void {
    const value = holder[key];
    if (shape === 'text' && isScalar(value)) {
      holder[key] = String(value);
    } else if (!this.#at(key, () => this.fits(value, shape))) {
      this.#report(key, value, shape);
      delete holder[key];
    }
  }

  #at(token: string, action: () => boolean): boolean {
    this.#path.push(token);
    const result = action();
    this.#path.pop();
    return result;
  }

  #report(key: string, value: unknown, shape: Shape): void {
    this.misfits.push({
      message: `${wanted(shape)} is wanted here, and not ${found(value)}. It is left out.`,
      pointer: `#/${pointerTo([...this.#path, key])}`,
    });
  }
}

/** Tests whether an object has what it cannot do without, or is a reference to one. */
function isWhole(value: Record<string, unknown>, name: ObjectName, document: unknown): boolean {
  const { needed = [], isReferable } = objectShapes[name];
  if (isReferable && Object.hasOwn(value, '$ref')) {
    return (
      typeof value.$ref === 'string' && !/^#?\/?$/.test(value.$ref) && !leadsInCircle(value.$ref, document)
    );
  }
  return needed.every((key) => Object.hasOwn(value, key));
}

/** Tests whether references lead back to the first one, without anything between them. */
function leadsInCircle(reference: string, document: unknown): boolean {
  const seen = new Set<string>();
  let next: unknown = reference;
  while (typeof next === 'string' && next.startsWith('#')) {
    if (seen.has(next)) return true;
    seen.add(next);
    const target = lookUp(document, pointerTokens(next));
    next = isObject(target) ? target.$ref : undefined;
  }
  return false;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function wanted(shape: Shape): string {
  if (typeof shape === 'string') return shape === 'boolean' ? 'true or false' : `A ${shape}`;
  if ('oneOf' in shape) return shape.oneOf.map(wanted).join(' or ') || 'No reference';
  if ('listOf' in shape) return 'A list';
  if ('mapOf' in shape) return 'An object';
  const { needed = [] } = objectShapes[shape.object];
  return `${shape.object} Object${needed.length === 0 ? '' : ` with ${needed.join(' and ')}`}`;
}

function found(value: unknown): string {
  if (isObject(value)) {
    if (!Object.hasOwn(value, '$ref')) return 'an object without that';
    return `the reference ${JSON.stringify(value.$ref)}`;
  }
  return Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
}
