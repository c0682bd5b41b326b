import type { RequestAdapter } from './operation.js';

/** How one query parameter is written (OpenAPI Specification 3.1, Parameter Object, `style`). */
export interface QueryStyle {
  readonly style?: 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'json';
  readonly explode?: boolean;
  readonly allowReserved?: true;
}

const delimiters = {
  form: ',',
  spaceDelimited: '%20',
  pipeDelimited: '|',
  deepObject: ',',
  json: ',',
} as const;

/** Characters that RFC 3986 reserves and `allowReserved` leaves alone, except those that end a query value. */
const reserved = /%(?:3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B|3D)/g;

function encode(value: unknown, { allowReserved }: QueryStyle): string {
  const encoded = encodeURIComponent(String(value));
  return allowReserved ? encoded.replace(reserved, decodeURIComponent) : encoded;
}

/** Property values of an object, each on its own in the array it may hold. */
function deepObject(name: string, value: object, style: QueryStyle): string[] {
  return Object.entries(value).flatMap(([key, property]) => {
    if (property === undefined || property === null) return [];
    const path = `${name}[${encodeURIComponent(key)}]`;
    if (Array.isArray(property)) return property.map((item) => `${path}=${encode(item, style)}`);
    return typeof property === 'object'
      ? deepObject(path, property, style)
      : [`${path}=${encode(property, style)}`];
  });
}

function writeParameter(name: string, value: unknown, style: QueryStyle): string[] {
  const key = encodeURIComponent(name).replace(/%5B|%5D/g, decodeURIComponent);
  const kind = style.style ?? 'form';
  const explode = style.explode ?? kind === 'form';
  if (kind === 'json') return [`${key}=${encode(JSON.stringify(value), style)}`];
  if (typeof value !== 'object' || value === null) return [`${key}=${encode(value, style)}`];
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    if (explode) return value.map((item) => `${key}=${encode(item, style)}`);
    return [`${key}=${value.map((item) => encode(item, style)).join(delimiters[kind])}`];
  }
  if (kind === 'deepObject') return deepObject(key, value, style);
  const properties = Object.entries(value).filter(([, property]) => property !== undefined);
  if (explode) {
    return properties.map(([property, item]) => `${encodeURIComponent(property)}=${encode(item, style)}`);
  }
  const list = properties.flatMap(([property, item]) => [encodeURIComponent(property), encode(item, style)]);
  return [`${key}=${list.join(delimiters[kind])}`];
}

/** Writes the query by the style of each parameter; parameters not named are `form`, exploded. */
export function queryStyles(styles: Readonly<Record<string, QueryStyle>>): RequestAdapter {
  return (request) => {
    request.query = Object.entries(request.parameters.query)
      .filter(([, value]) => value !== undefined && value !== null)
      .flatMap(([name, value]) => writeParameter(name, value, styles[name] ?? {}))
      .join('&');
  };
}
