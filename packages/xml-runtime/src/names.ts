/** An expanded name ("Namespaces in XML", section 2.1). `''` stands for no namespace. */
export interface ExpandedName {
  readonly namespaceURI: string;
  readonly localName: string;
}

/**
 * Names that schemas use, by namespace, then by local name: one object a name, so that content models compare
 * identities. Only descriptors add to it, never documents, so its size is bounded by the program's schemas.
 */
const schemaNames = new Map<string, Map<string, ExpandedName>>();

let additions = 0;

/** The one object that stands for a name in content models and attribute tables. */
export function internName(namespaceURI: string, localName: string): ExpandedName {
  let names = schemaNames.get(namespaceURI);
  if (names === undefined) {
    names = new Map();
    schemaNames.set(namespaceURI, names);
  }
  let name = names.get(localName);
  if (name === undefined) {
    name = { namespaceURI, localName };
    names.set(localName, name);
    additions++;
  }
  return name;
}

/** The interned object of a name, or a new object where no schema uses the name. */
export function lookUpName(namespaceURI: string, localName: string): ExpandedName {
  return schemaNames.get(namespaceURI)?.get(localName) ?? { namespaceURI, localName };
}

/**
 * Changes whenever a name is interned: what {@link lookUpName} gave for another generation may be out of date,
 * because descriptors are compiled when they are first used, possibly in the middle of a document.
 */
export function nameGeneration(): number {
  return additions;
}

/** `{namespace}local`, or the local name alone for a name in no namespace. */
export function clarkName(namespaceURI: string, localName: string): string {
  return namespaceURI === '' ? localName : `{${namespaceURI}}${localName}`;
}

/** Longer than any name or namespace that somebody chose; far shorter than what a hostile document may hold. */
const LONGEST_QUOTED = 200;

/** The {@link clarkName} as messages quote it: what is too long in it for a message is cut off. */
export function quotedName({ namespaceURI, localName }: ExpandedName): string {
  return clarkName(cut(namespaceURI), cut(localName));
}

function cut(text: string): string {
  return text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED - 1)}…` : text;
}

/**
 * A message in which all names are of one namespace, without that namespace. What issues give as `expected` and
 * `found` keeps its namespaces.
 */
export function abbreviate(message: string): string {
  const namespaces = new Set(message.match(/\{[^{}]*\}/g));
  const [only = ''] = namespaces;
  return namespaces.size === 1 ? message.replaceAll(only, '') : message;
}
