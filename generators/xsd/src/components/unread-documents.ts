import type { Diagnostic } from '../diagnostics.js';
import type { UnreadDocument } from '../documents/unread-document.js';
import type { SourceLocation } from '../source-location.js';
import { describeName, type ExpandedName } from '../vocabulary/qnames.js';

/** A reference to a component that is not there. */
interface MissingReference {
  readonly name: ExpandedName;
  readonly location: SourceLocation;
}

/** Finds out which references lead to nothing because a document was not read, so that each document is reported once. */
export class UnreadDocuments {
  readonly #unread: readonly UnreadDocument[];
  readonly #references = new Map<UnreadDocument, MissingReference[]>();

  constructor(unread: readonly UnreadDocument[]) {
    this.#unread = unread;
  }

  /**
   * Takes note of a reference that leads to nothing.
   * @returns whether a document of its namespace was not read: then {@link diagnostics} tell of it
   */
  explain(name: ExpandedName, location: SourceLocation): boolean {
    const candidates = this.#unread.filter(({ namespace }) => namespace === name.namespaceURI);
    const document = candidates.find((it) => it.location.file === location.file) ?? candidates[0];
    if (document === undefined) {
      return false;
    }
    const references = this.#references.get(document) ?? [];
    this.#references.set(document, references);
    references.push({ name, location });
    return true;
  }

  /** Where references are that {@link explain} took note of. */
  get locations(): readonly SourceLocation[] {
    return [...this.#references.values()].flatMap((references) => references.map(({ location }) => location));
  }

  /** An error for each document that something refers to, and a warning for each other that deserves one. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#unread.flatMap((document): readonly Diagnostic[] => {
      const { location, reason, deservesWarning } = document;
      const references = this.#references.get(document);
      if (references !== undefined) {
        const message = `${reason} ${consequence(references)}`;
        return [{ severity: 'error', rule: 'src-resolve', message, location }];
      }
      return deservesWarning
        ? [{ severity: 'warning', rule: 'schema-reference', message: reason, location }]
        : [];
    });
  }
}

function consequence(references: readonly MissingReference[]): string {
  const [first] = references;
  if (first === undefined) {
    return '';
  }
  const { file, line, column } = first.location;
  const place = `${describeName(first.name)} at ${file}:${line}:${column}`;
  return references.length === 1
    ? `One reference leads to nothing without it: to ${place}.`
    : `${references.length} references lead to nothing without it, the first one to ${place}.`;
}
