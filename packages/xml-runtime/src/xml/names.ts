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

/** The {@link clarkName} as issues give it in `found`: what is too long in it for a message is cut off. */
export function quotedName({ namespaceURI, localName }: ExpandedName): string {
  return clarkName(cut(namespaceURI), cut(localName));
}

/** A name as messages have it: `'id' in namespace 'urn:a'`, `'id' in no namespace`. */
export function describeName({ namespaceURI, localName }: ExpandedName): string {
  const namespace = namespaceURI === '' ? 'no namespace' : `namespace '${cut(namespaceURI)}'`;
  return `${quoted(localName)} in ${namespace}`;
}

/** A name in a message that has no other: one in no namespace goes without saying so. */
export function describeSingleName(name: ExpandedName): string {
  return name.namespaceURI === '' ? quoted(name.localName) : describeName(name);
}

/**
 * How a message that has several names says each of them: without its namespace only where all are of one namespace.
 * @param names - all names of the message
 */
export function describerOf(names: readonly ExpandedName[]): (name: ExpandedName) => string {
  const isOneNamespace = names.every((it) => it.namespaceURI === names[0]?.namespaceURI);
  return isOneNamespace ? ({ localName }) => quoted(localName) : describeName;
}

function quoted(localName: string): string {
  return `'${cut(localName)}'`;
}

function cut(text: string): string {
  return text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED - 1)}…` : text;
}
