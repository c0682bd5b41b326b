/**
 * Writes a text, a number or an array in the style `simple` (OpenAPI Specification 3.1, Parameter Object, `style`).
 *
 * @param encode - writes one value
 */
export function simpleStyle(value: unknown, encode: (item: string) => string): string {
  return [value as string].flat().map(encode).join(',');
}

/** Puts values into a path template. */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{([^}]+)\}/g, (all, name: string) =>
    Object.hasOwn(values, name) ? simpleStyle(values[name], encodeURIComponent) : all,
  );
}

/** Writes a query of texts, numbers and arrays in the style `form`, exploded: `a=1&b=2&b=3`. */
export function formQuery(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => [value].flat().map((item) => [name, item]))
    .filter(([, item]) => item != null)
    .map((pair) => pair.map((part) => encodeURIComponent(part as string)).join('='))
    .join('&');
}
