import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clarkName, type InfosetElement, XSI } from '../comparison/infoset.js';

/** A schema document that a document names for a namespace. */
export interface SchemaLocationHint {
  readonly namespaceURI: string;
  /** Relative to what the path of the document is relative to. */
  readonly path: string;
  /** Whether an element or attribute of the namespace comes before the hint. */
  readonly isLate: boolean;
}

const schemaLocation = clarkName(XSI, 'schemaLocation');
const noNamespaceSchemaLocation = clarkName(XSI, 'noNamespaceSchemaLocation');

/**
 * The schema documents that a document names by `xsi:schemaLocation` and `xsi:noNamespaceSchemaLocation`, wherever in it
 * (section 4.3.2), in document order. Locations that lead to no file are left out.
 *
 * @param path - of the document: locations are relative to it
 */
export function schemaLocationHints(root: InfosetElement, path: string): readonly SchemaLocationHint[] {
  const hints: SchemaLocationHint[] = [];
  const seen = new Set<string>();
  const visit = (element: InfosetElement): void => {
    for (const [namespaceURI, location] of locationsOf(element)) {
      const file = join(dirname(path), location);
      // The first hint of an element may be for the namespace of the element itself.
      const isLate = seen.has(namespaceURI);
      if (existsSync(file) && statSync(file).isFile()) {
        hints.push({ namespaceURI, path: file, isLate });
      }
    }
    for (const name of [element.name, ...element.attributes.keys()]) {
      seen.add(namespaceOf(name));
    }
    for (const child of element.children) {
      if (typeof child !== 'string') {
        visit(child);
      }
    }
  };
  visit(root);
  return hints;
}

function locationsOf({ attributes }: InfosetElement): readonly (readonly [string, string])[] {
  const items = (attributes.get(schemaLocation) ?? '').split(/[ \t\r\n]+/).filter((it) => it !== '');
  const pairs = items.flatMap((it, index): [string, string][] =>
    index % 2 === 1 ? [[items[index - 1] ?? '', it]] : [],
  );
  const single = attributes.get(noNamespaceSchemaLocation)?.trim();
  return single === undefined ? pairs : [...pairs, ['', single]];
}

function namespaceOf(clark: string): string {
  return clark.slice(1, clark.lastIndexOf('}'));
}
