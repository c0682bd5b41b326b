import { findIllegalCharacter } from './illegal-character.js';
import { isNCName } from './name-characters.js';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './namespaces.js';
import type { XmlVersion } from './source.js';
import type { Xml11 } from './xml11.js';

/** The XML declaration that a writer puts first. */
export interface XmlDeclaration {
  /**
   * `'1.1'` for texts with control characters: XML 1.0 cannot hold them, XML 1.1 can, written as references. Few
   * programs read XML 1.1. It needs the option `xml11`.
   * @defaultValue `'1.0'`
   */
  readonly version?: '1.0' | '1.1';
  /** Written as given, whatever its letter case; the bytes are always UTF-8. Defaults to `utf-8`. */
  readonly encoding?: string;
  /** Absent: no `standalone` pseudo-attribute. */
  readonly standalone?: boolean;
}

/** Options of `serializeElement`. */
export interface SerializeElementOptions {
  /**
   * Starts with an XML declaration; `true` stands for `<?xml version="1.0" encoding="utf-8"?>`.
   * @defaultValue `false`
   */
  readonly declaration?: boolean | XmlDeclaration;
  /**
   * Puts each child of element-only content on a line of its own, indented by this string or by this many
   * spaces for each level, and ends with a line feed. Text and mixed content stay as they are, and so does, inside
   * of a value that a schema describes, what wildcards admitted. Without this option, no white space is added.
   */
  readonly indent?: string | number;
  /**
   * Writes empty elements as `<a />` instead of `<a/>`.
   * @defaultValue `false`
   */
  readonly spaceBeforeSlash?: boolean;
  /**
   * Prefixes to use for namespaces, declared on the root element (`''`: the default namespace). Without an entry,
   * the root's namespace is the default namespace, and others have the prefix that the descriptor of the root says is usual
   * (`ElementDescriptor.prefixes`), or else `ns1`, `ns2` and so on. `serialize` declares them at the root, too, if they are
   * needed anywhere; `serializeElement`, and `serialize` with a `sourceForm`, where they are first needed.
   */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** What writes documents of XML 1.1: `xml11`. Without it, `declaration.version` cannot be `'1.1'`. */
  readonly xml11?: Xml11;
}

/** Far more than anybody can read; strings of any length cannot be made. */
const MAX_INDENT = 1000;

const NO_PREFIXES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map();

/** Options of a writer, checked. */
export interface WriterOptions {
  /** The text of the XML declaration; `''` for none. */
  readonly declaration: string;
  /** Undefined for XML 1.0. */
  readonly xml11: Xml11 | undefined;
  /** One level of indentation; undefined for none. */
  readonly indent: string | undefined;
  readonly emptyElementEnd: string;
  readonly prefixes: ReadonlyMap<string, string>;
}

/**
 * Checks the options and fills in defaults.
 * @throws TypeError for an option that would not give well-formed XML
 */
export function resolveWriterOptions(options: SerializeElementOptions): WriterOptions {
  return {
    declaration: declarationText(options.declaration ?? false),
    xml11: xml11Of(options),
    indent: indentText(options.indent),
    emptyElementEnd: options.spaceBeforeSlash === true ? ' />' : '/>',
    prefixes: options.prefixes === undefined ? NO_PREFIXES : checkPrefixes(options.prefixes),
  };
}

function declarationText(declaration: boolean | XmlDeclaration): string {
  if (declaration === false) return '';
  const { encoding = 'utf-8', standalone } = declaration === true ? {} : declaration;
  if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(encoding)) {
    throw new TypeError(`The option declaration.encoding cannot be '${encoding}'.`);
  }
  const ending = standalone === undefined ? '' : ` standalone="${standalone ? 'yes' : 'no'}"`;
  return `<?xml version="${versionOf(declaration)}" encoding="${encoding}"${ending}?>`;
}

function versionOf(declaration: boolean | XmlDeclaration): XmlVersion {
  const version = (typeof declaration === 'object' ? declaration.version : undefined) ?? '1.0';
  if (version === '1.0' || version === '1.1') return version;
  throw new TypeError(`The option declaration.version has to be '1.0' or '1.1', not '${String(version)}'.`);
}

function xml11Of({ declaration = false, xml11 }: SerializeElementOptions): Xml11 | undefined {
  if (versionOf(declaration) === '1.0') return undefined;
  if (xml11 !== undefined) return xml11;
  throw new TypeError(
    "XML 1.1 (declaration.version '1.1', or a sourceForm of such a document) needs the option xml11: xml11.",
  );
}

function indentText(indent: string | number | undefined): string | undefined {
  if (indent === undefined) return undefined;
  if (typeof indent === 'number' && Number.isInteger(indent) && indent >= 0 && indent <= MAX_INDENT) {
    return ' '.repeat(indent);
  }
  if (typeof indent === 'string' && /^[ \t\n\r]*$/.test(indent)) return indent;
  throw new TypeError(
    `The option indent has to be white space, or a number of spaces (a whole number up to ${MAX_INDENT}).`,
  );
}

function checkPrefixes(prefixes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const entries = Object.entries(prefixes);
  for (const [prefix, namespaceURI] of entries) {
    const isLegal = prefix === '' || (isNCName(prefix) && prefix !== 'xml' && prefix !== 'xmlns');
    if (!isLegal) throw new TypeError(`The option prefixes cannot declare '${prefix}'.`);
    if (namespaceURI === '' || namespaceURI === XML_NAMESPACE || namespaceURI === XMLNS_NAMESPACE) {
      throw new TypeError(`The option prefixes cannot bind '${prefix}' to '${namespaceURI}'.`);
    }
    if (findIllegalCharacter(namespaceURI) !== -1) {
      const shown = JSON.stringify(namespaceURI);
      throw new TypeError(`The option prefixes cannot bind '${prefix}' to ${shown}: XML cannot hold it.`);
    }
  }
  return new Map(entries);
}
