/** Replacement texts of general entities by name. */
export type Entities = ReadonlyMap<string, string>;

/** More than any schema document needs; keeps nested entities from growing without bound. */
const maximumReplacementLength = 100_000;

/**
 * Reads the general entities with a literal value that an internal DTD subset declares. Schema documents use them to
 * abbreviate namespace names. Everything else in the subset (parameter entities, element types, attribute lists,
 * external entities) is passed over; a reference to what was not read stays an undefined entity.
 *
 * @param doctype - what stands between `<!DOCTYPE` and its `>`
 */
export function readInternalEntities(doctype: string): Entities {
  const entities = new Map<string, string>();
  const declaration = /<!--[\s\S]*?-->|<!ENTITY\s+([^\s%'"]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
  for (const [, name, doubleQuoted, singleQuoted] of doctype.matchAll(declaration)) {
    // The first declaration of an entity is binding (XML 1.0, section 4.2); the predefined ones mean what they mean.
    if (name !== undefined && !entities.has(name) && !predefined.has(name)) {
      const text = replacementText(doubleQuoted ?? singleQuoted ?? '', entities);
      // Markup in an entity would have to be parsed where it is referred to.
      if (text !== undefined && !text.includes('<')) {
        entities.set(name, text);
      }
    }
  }
  return entities;
}

const predefined: Entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * What a reference to an entity stands for (XML 1.0, sections 4.4 and 4.5): character references are expanded in the
 * declaration, entity references and what character references gave are expanded where the entity is used.
 */
function replacementText(literal: string, entities: Entities): string | undefined {
  const value = literal.replace(/&(#x[0-9A-Fa-f]+|#[0-9]+);/g, (_, reference: string) =>
    characterOf(reference),
  );
  let complete = true;
  const text = value.replace(
    /&(?:(#x[0-9A-Fa-f]+|#[0-9]+|[^;&#\s]+);)?/g,
    (reference, name: string | undefined) => {
      const replacement = name?.startsWith('#')
        ? characterOf(name)
        : name && (predefined.get(name) ?? entities.get(name));
      complete &&= replacement !== undefined;
      return replacement ?? reference;
    },
  );
  return complete && text.length <= maximumReplacementLength ? text : undefined;
}

function characterOf(reference: string): string {
  const code = reference.startsWith('#x')
    ? Number.parseInt(reference.slice(2), 16)
    : Number.parseInt(reference.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
