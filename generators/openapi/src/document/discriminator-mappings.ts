import type { BaseResolver, Document } from '@redocly/openapi-core';
import type { Misfit } from './misfits.js';
import { isObject, lookUp, pointerTo, pointerTokens } from './references.js';

/** A mapping of a Discriminator Object, and where it is. */
interface Mapping {
  readonly values: Record<string, unknown>;
  /** JSON pointer as a URI fragment. */
  readonly pointer: string;
}

/**
 * Makes references of the values of discriminator mappings that are names of schemas (OpenAPI Specification 3.1,
 * Discriminator Object, `mapping`), and takes out the values that lead nowhere.
 *
 * @param document - a file of the document; its mappings are changed
 * @param root - the file that the document starts with, whose schemas other files may name, too
 * @param resolver - reads the files that mappings refer to
 * @returns the values that lead nowhere
 */
export async function resolveMappings(
  document: Document,
  root: Document,
  resolver: BaseResolver,
): Promise<readonly Misfit[]> {
  const unresolved: Misfit[] = [];
  for (const { values, pointer } of findMappings(document.parsed)) {
    for (const [value, target] of Object.entries(values)) {
      const reference = await referenceOf(target, document, root, resolver);
      if (reference === undefined) {
        delete values[value];
        unresolved.push({
          message: `The discriminator mapping of "${value}" leads nowhere: ${JSON.stringify(target)}. It is left out.`,
          pointer: `${pointer}/${pointerTo([value])}`,
        });
      } else {
        values[value] = reference;
      }
    }
  }
  return unresolved;
}

function findMappings(root: unknown): Mapping[] {
  const found: Mapping[] = [];
  const tokens: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { discriminator } = node as { discriminator?: unknown };
    if (
      isObject(discriminator) &&
      typeof discriminator.propertyName === 'string' &&
      isObject(discriminator.mapping)
    ) {
      const pointer = `#/${pointerTo([...tokens, 'discriminator', 'mapping'])}`;
      found.push({ values: discriminator.mapping, pointer });
    }
    for (const key of Object.keys(node)) {
      tokens.push(key);
      visit((node as Record<string, unknown>)[key]);
      tokens.pop();
    }
  };
  visit(root);
  return found;
}

/** The reference that a value of a mapping stands for; undefined where it leads nowhere. */
async function referenceOf(
  target: unknown,
  document: Document,
  root: Document,
  resolver: BaseResolver,
): Promise<string | undefined> {
  if (typeof target !== 'string') return undefined;
  const component = `#/components/schemas/${pointerTo([target])}`;
  if (leadsSomewhere(document.parsed, component)) return component;
  if (document !== root && leadsSomewhere(root.parsed, component))
    return `${root.source.absoluteRef}${component}`;
  const [file = '', fragment = ''] = target.split('#', 2);
  if (file === '') return leadsSomewhere(document.parsed, `#${fragment}`) ? target : undefined;
  try {
    const other = await resolver.resolveDocument(document.source.absoluteRef, file);
    return 'parsed' in other && leadsSomewhere(other.parsed, `#${fragment}`) ? target : undefined;
  } catch {
    return undefined;
  }
}

function leadsSomewhere(root: unknown, pointer: string): boolean {
  const target = lookUp(root, pointerTokens(pointer));
  return typeof target === 'object' && target !== null;
}
