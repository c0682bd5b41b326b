/** Attributes of an element of a schema document; those that are undefined are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * Writes an element of a schema document, with the prefix `xs`.
 *
 * @param name - its local name
 * @param attributes - none of whose values needs an escape
 * @param content - the text of its children
 */
export function xs(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  const start = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${value}"`,
  );
  const text = content.join('');
  return text === '' ? `<xs:${name}${start.join('')}/>` : `<xs:${name}${start.join('')}>${text}</xs:${name}>`;
}

/**
 * Writes a schema document with a target namespace, which its prefix `t` is bound to. Local elements are qualified.
 *
 * @param targetNamespace - its namespace
 * @param content - its components, includes and imports
 * @param prefixes - further namespaces by prefix
 */
export function schemaDocument(
  targetNamespace: string,
  content: readonly string[],
  prefixes: Readonly<Record<string, string>> = {},
): string {
  const bindings = Object.fromEntries(
    Object.entries(prefixes).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]),
  );
  const attributes = {
    'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
    'xmlns:t': targetNamespace,
    ...bindings,
    targetNamespace,
    elementFormDefault: 'qualified',
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xs('schema', attributes, '\n', ...content.map((line) => `${line}\n`))}\n`;
}

/** Writes a complex type that extends another by particles and attributes. */
export function extension(type: Attributes, base: string, ...content: readonly string[]): string {
  return xs('complexType', type, xs('complexContent', {}, xs('extension', { base }, ...content)));
}

/** Writes a complex type that restricts another to particles and attributes. */
export function restriction(type: Attributes, base: string, ...content: readonly string[]): string {
  return xs('complexType', type, xs('complexContent', {}, xs('restriction', { base }, ...content)));
}
