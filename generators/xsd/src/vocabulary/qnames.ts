/** A name and the namespace it is in; `''` for none. */
export interface ExpandedName {
  readonly namespaceURI: string;
  readonly localName: string;
}

/** The key of a component in the maps of a {@link Schema}: `{namespace}local`. */
export function componentKey(namespaceURI: string, localName: string): string {
  return `{${namespaceURI}}${localName}`;
}

/** `'local' in namespace 'uri'`, for messages. */
export function describeName({ namespaceURI, localName }: ExpandedName): string {
  return namespaceURI === ''
    ? `'${localName}' in no namespace`
    : `'${localName}' in namespace '${namespaceURI}'`;
}

// "Extensible Markup Language (XML) 1.0 (Fifth Edition)", productions 4 and 4a, without the colon.
const nameStart =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const ncName = `[${nameStart}][${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*`;
const ncNamePattern = new RegExp(`^${ncName}$`, 'u');
const qNamePattern = new RegExp(`^(?:(${ncName}):)?(${ncName})$`, 'u');

/** Whether the text is an NCName ("Namespaces in XML 1.0", production 4). */
export function isNCName(text: string): boolean {
  return ncNamePattern.test(text);
}

/**
 * Splits a QName ("Namespaces in XML 1.0", production 7).
 * @returns undefined when the text is not one; a prefix of `''` when it has none
 */
export function splitQName(
  text: string,
): { readonly prefix: string; readonly localName: string } | undefined {
  const match = qNamePattern.exec(text);
  const localName = match?.[2];
  return localName === undefined ? undefined : { prefix: match?.[1] ?? '', localName };
}
