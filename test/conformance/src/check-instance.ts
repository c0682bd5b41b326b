import { parse, serialize, validate, XmlError } from '@proj/xml-runtime';
import { differenceOf } from './compare-infosets.js';
import type { ElementDescriptors } from './generated-modules.js';
import { decodeXml, type InfosetElement, readInfoset } from './infoset.js';
import type { ValueDefaults } from './value-defaults.js';

/** What became of an instance document. */
export type InstanceResult = { readonly passed: true } | { readonly passed: false; readonly reason: string };

const passed: InstanceResult = { passed: true };

/** A document that has to be accepted, and to come out as it went in. */
export function checkValidInstance(
  elements: ElementDescriptors,
  bytes: Uint8Array,
  defaults: ValueDefaults,
): InstanceResult {
  const original = readOriginal(bytes);
  if (typeof original === 'string') {
    return failed(`not readable by the reference parser: ${original}`);
  }
  const descriptor = elements.get(original.name);
  if (descriptor === undefined) {
    return failed(`no global element for the root ${original.name}`);
  }
  try {
    const value = parse(descriptor, bytes);
    const issues = validate(descriptor, value);
    if (issues.length > 0) {
      return failed(`validate: ${issues[0]?.rule}: ${issues[0]?.message}`);
    }
    const text = serialize(descriptor, value);
    const difference = differenceOf(original, readInfoset(text), defaults);
    return difference === undefined ? passed : failed(`round trip: ${difference}`);
  } catch (error) {
    return failed(reasonOf(error));
  }
}

/** A document that has to be rejected, with the place of what is wrong. */
export function checkInvalidInstance(elements: ElementDescriptors, bytes: Uint8Array): InstanceResult {
  const original = readOriginal(bytes);
  const descriptor = typeof original === 'string' ? undefined : elements.get(original.name);
  const candidates = descriptor === undefined ? [...elements.values()].slice(0, 1) : [descriptor];
  try {
    for (const candidate of candidates) {
      parse(candidate, bytes);
    }
    return candidates.length === 0 ? passed : failed('accepted');
  } catch (error) {
    if (!(error instanceof XmlError)) {
      return failed(reasonOf(error));
    }
    const hasPlace = error.issues.every((issue) => issue.line !== undefined && issue.column !== undefined);
    return hasPlace ? passed : failed('rejected without its location');
  }
}

function readOriginal(bytes: Uint8Array): InfosetElement | string {
  try {
    return readInfoset(decodeXml(bytes));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof XmlError) {
    return `${error.issues[0]?.rule}: ${error.issues[0]?.message}`;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function failed(reason: string): InstanceResult {
  return { passed: false, reason };
}
