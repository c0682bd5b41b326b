/** How far the entities that a DOCTYPE declares are expanded. */
export interface EntityLimits {
  /** Characters that all references to entities in a document may add up to; 0 to admit no reference at all. */
  readonly maximumLength: number;
  /** How deep entities may refer to entities. */
  readonly maximumDepth: number;
}

/** What the option that allows entities allows: enough for schemas that abbreviate names or write patterns as grammars. */
export const entityLimits: EntityLimits = { maximumLength: 1_000_000, maximumDepth: 32 };

/** The default: no reference is expanded. */
export const noEntities: EntityLimits = { maximumLength: 0, maximumDepth: 0 };

/** What a reference to an entity stands for, or why it cannot be told. */
export type EntityValue =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The general entities that an internal DTD subset declares with a literal value. Schema documents use them to
 * abbreviate namespace names and patterns. Everything else in the subset (parameter entities, element types, attribute
 * lists) is passed over, and external entities are never read.
 */
export class Entities {
  readonly #literals: ReadonlyMap<string, string | undefined>;
  readonly #limits: EntityLimits;
  readonly #lengths = new Map<string, number>();
  #expanded = 0;

  /** @param doctype - what stands between `<!DOCTYPE` and its `>` */
  constructor(doctype: string, limits: EntityLimits) {
    this.#literals = declaredEntities(doctype);
    this.#limits = limits;
  }

  /** The names of the entities. */
  get names(): Iterable<string> {
    return this.#literals.keys();
  }

  /** What one reference stands for. All references count together against the limits. */
  expand(name: string): EntityValue {
    if (this.#limits.maximumLength === 0) {
      return failure(
        `The document refers to the entity '${name}' of its DOCTYPE, and entities are switched off: allow them (--allow-entities), or write out what it stands for.`,
      );
    }
    try {
      this.#expanded += this.#length(name, []);
      if (this.#expanded > this.#limits.maximumLength) {
        throw new EntityError(
          `The entities of this document expand to more than ${this.#limits.maximumLength} characters; write out what '${name}' stands for.`,
        );
      }
      return { ok: true, text: this.#text(name) };
    } catch (error) {
      if (error instanceof EntityError) {
        return failure(error.message);
      }
      throw error;
    }
  }

  /** The length of what an entity stands for, before anything is expanded. */
  #length(name: string, path: readonly string[]): number {
    const known = this.#lengths.get(name);
    if (known !== undefined) {
      return known;
    }
    const literal = this.#literals.get(name);
    if (literal === undefined) {
      throw new EntityError(
        this.#literals.has(name)
          ? `The entity '${name}' is external; only entities with a literal value are read.`
          : `The entity '${name}' is not declared.`,
      );
    }
    // Well-formedness constraint "No Recursion".
    if (path.includes(name)) {
      throw new EntityError(`The entity '${name}' refers to itself.`);
    }
    if (path.length >= this.#limits.maximumDepth) {
      throw new EntityError(
        `The entity '${path[0] ?? name}' refers to entities that refer to entities, more than ${this.#limits.maximumDepth} deep; write out what they stand for.`,
      );
    }
    if (literal.includes('<')) {
      throw new EntityError(`The entity '${name}' holds markup; only entities that are text are expanded.`);
    }
    let length = literal.length;
    for (const [, reference = ''] of literal.matchAll(referencePattern)) {
      if (isNamed(reference)) {
        length += this.#length(reference, [...path, name]);
      }
    }
    this.#lengths.set(name, length);
    return length;
  }

  #text(name: string): string {
    return (this.#literals.get(name) ?? '').replace(referencePattern, (_, reference: string) => {
      if (reference.startsWith('#')) {
        return characterOf(reference);
      }
      return predefined.get(reference) ?? this.#text(reference);
    });
  }
}

class EntityError extends Error {
  override readonly name = 'EntityError';
}

const referencePattern = /&(#x[0-9A-Fa-f]+|#[0-9]+|[^;&#\s]+);/g;

function isNamed(reference: string): boolean {
  return !reference.startsWith('#') && !predefined.has(reference);
}

function failure(message: string): EntityValue {
  return { ok: false, message };
}

/** The literals of general entities by name; undefined for external ones. */
function declaredEntities(doctype: string): Map<string, string | undefined> {
  const entities = new Map<string, string | undefined>();
  const declaration =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!ENTITY\s+([^\s%'"]+)\s+(?:"([^"]*)"|'([^']*)'|(?:SYSTEM|PUBLIC)\s)/g;
  for (const [, name, doubleQuoted, singleQuoted] of doctype.matchAll(declaration)) {
    // The first declaration of an entity is binding (XML 1.0, section 4.2); the predefined ones mean what they mean.
    if (name !== undefined && !entities.has(name) && !predefined.has(name)) {
      const literal = doubleQuoted ?? singleQuoted;
      entities.set(name, literal === undefined ? undefined : replacementText(literal));
    }
  }
  return entities;
}

/**
 * The replacement text of an entity (XML 1.0, section 4.5): character references are expanded in the declaration,
 * entity references where the entity is used. White space becomes spaces, as in the value of an attribute
 * (section 3.3.3); between elements of a schema document the difference has no meaning.
 */
function replacementText(literal: string): string {
  return literal
    .replace(/&(#x[0-9A-Fa-f]+|#[0-9]+);/g, (_, reference: string) => characterOf(reference))
    .replace(/[\t\n\r]/g, ' ');
}

function characterOf(reference: string): string {
  const code = reference.startsWith('#x')
    ? Number.parseInt(reference.slice(2), 16)
    : Number.parseInt(reference.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
