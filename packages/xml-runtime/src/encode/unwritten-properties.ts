import { listNearest } from '../issues/nearest.js';
import { shorten } from '../issues/shorten.js';
import type { ComplexTypeBinding } from '../plan/complex-type.js';
import { getOwn } from '../plan/own-properties.js';
import { writtenType } from '../plan/written-type.js';
import { contentOfNil } from '../rules/elements.js';
import type { WritingContext } from './writing-context.js';

/** As many names are found in an array as fast as in a set. */
const FEW = 16;

/** Objects to properties of a value that are not among those written. */
export function reportUnwritten(
  context: WritingContext,
  type: ComplexTypeBinding | undefined,
  value: Readonly<Record<string, unknown>>,
  written: readonly string[],
): void {
  const keys = Object.keys(value);
  // What was written were own properties, each once unless places share them: as many as there are means all of them.
  if (keys.length === written.length && !(type && writtenType(type).sharesProperties)) return;
  // Most values have few properties, but open content may have thousands.
  const known = written.length > FEW ? new Set(written) : undefined;
  for (const key of keys) {
    const item = getOwn(value, key);
    if (item === undefined || (known === undefined ? written.includes(key) : known.has(key))) continue;
    const isArray = type && writtenType(type).properties.get(key);
    if (isArray === undefined) reportUnknown(context, type, key);
    else if (!isArray || !Array.isArray(item) || item.length > 0) reportExcluded(context, key, item, written);
  }
}

function reportExcluded(
  context: WritingContext,
  key: string,
  item: unknown,
  written: readonly string[],
): void {
  if (written.includes('$nil')) {
    const isText = key === '$value' && typeof item === 'string';
    context.report({ ...contentOfNil(isText ? shorten(item) : key), below: [key] });
    return;
  }
  const message = `'${key}' excludes other properties of this value, of which a choice allows one.`;
  context.report({ rule: 'cvc-complex-type.2.4.a', message, found: key, below: [key] });
}

function reportUnknown(context: WritingContext, type: ComplexTypeBinding | undefined, key: string): void {
  const known = [...(type === undefined ? [] : writtenType(type).properties.keys())];
  const similar = known.find((it) => isSimilar(it, key));
  const suggestion = similar === undefined ? '' : ` Did you mean '${similar}'?`;
  context.report({
    rule: 'value-unknown-property',
    message: `There is no property '${key}'.${suggestion}`,
    expected:
      known.length === 0
        ? 'no properties'
        : listNearest(
            known.map((it) => [it, it]),
            key,
          ),
    found: key,
    below: [key],
  });
}

/** Whether two names differ by case, or by one character inserted, left out, changed, or swapped with the next. */
function isSimilar(left: string, right: string): boolean {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  if (a === b) return true;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restOfA = a.slice(start);
  const restOfB = b.slice(start);
  return (
    restOfA.slice(1) === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    (restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2))
  );
}
