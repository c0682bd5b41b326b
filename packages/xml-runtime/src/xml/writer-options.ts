import { findIllegalCharacter } from '../encode/element-sink.js';
import type { SerializeElementOptions, XmlDeclaration } from '../options.js';
import { isNCName } from './name-characters.js';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './namespaces.js';
import type { XmlVersion } from './source.js';

/** Far more than anybody can read; strings of any length cannot be made. */
const MAX_INDENT = 1000;

/** Options of a writer, checked. */
export interface WriterOptions {
  /** The text of the XML declaration; `''` for none. */
  readonly declaration: string;
  readonly xmlVersion: XmlVersion;
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
    xmlVersion: versionOf(options.declaration ?? false),
    indent: indentText(options.indent),
    emptyElementEnd: options.spaceBeforeSlash === true ? ' />' : '/>',
    prefixes: checkPrefixes(options.prefixes ?? {}),
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
