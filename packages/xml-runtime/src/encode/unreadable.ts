/** A part of a value that cannot be read, and why. */
export interface Unreadable {
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

interface Part {
  readonly value: unknown;
  readonly key: string | number;
  readonly parent: Part | undefined;
}

/**
 * Looks for what throws when it is read: getters, proxies, and objects that only pretend to be dates or bytes.
 * @returns the first such part; undefined when everything can be read
 */
export function findUnreadable(value: unknown): Unreadable | undefined {
  const seen = new Set<object>();
  const parts: Part[] = [{ value, key: '', parent: undefined }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    if (typeof part.value !== 'object' || part.value === null || seen.has(part.value)) continue;
    seen.add(part.value);
    let keys: readonly string[];
    try {
      keys = keysOf(part.value);
    } catch (error) {
      return { path: pathOf(part), reason: textOf(error) };
    }
    const isArray = Array.isArray(part.value);
    for (const name of keys.toReversed()) {
      const key = isArray && /^\d+$/.test(name) ? Number(name) : name;
      try {
        parts.push({ value: (part.value as Record<string, unknown>)[name], key, parent: part });
      } catch (error) {
        return { path: pathOf({ value: undefined, key, parent: part }), reason: textOf(error) };
      }
    }
  }
  return undefined;
}

/** @throws whatever the object does */
function keysOf(value: object): readonly string[] {
  if (ArrayBuffer.isView(value)) return [];
  // What inherits from these without being one throws a TypeError.
  if (value instanceof Date) value.getTime();
  if (value instanceof Uint8Array) value.slice(0, 0);
  return Object.keys(value);
}

function pathOf(part: Part): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = part; at.parent !== undefined; at = at.parent) path.unshift(at.key);
  return path;
}

function textOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'an error without a message';
  }
}
