/**
 * Values are plain objects whose keys come from schemas and documents. A key such as `constructor` must not be
 * mistaken for what every object inherits, and `__proto__` must not set a prototype.
 */

/** Whether every object inherits something under this name. */
export function isInherited(property: string): boolean {
  return property in Object.prototype;
}

/** The value of an own property; undefined where there is none. */
export function getOwn(object: object, property: string): unknown {
  const value = (object as Record<string, unknown>)[property];
  // Most properties that are asked for are absent: those need no second look.
  return value === undefined || Object.hasOwn(object, property) ? value : undefined;
}

/** Makes an own data property. */
export function setOwn(object: object, property: string, value: unknown): void {
  if (property in Object.prototype) {
    Object.defineProperty(object, property, { value, writable: true, enumerable: true, configurable: true });
  } else {
    (object as Record<string, unknown>)[property] = value;
  }
}

/** Adds to the array that an own property holds, which is made where there is none. */
export function pushOwn(object: object, property: string, value: unknown): number {
  const list = getOwn(object, property);
  if (Array.isArray(list)) return list.push(value);
  setOwn(object, property, [value]);
  return 1;
}
