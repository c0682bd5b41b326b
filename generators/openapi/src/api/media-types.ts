import type { MediaTypeObject } from '../document/openapi.js';

/** A media type without its parameters, in lower case. */
function essence(mediaType: string): string {
  return mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whether a media type is JSON: `application/json`, or with the structured syntax suffix (RFC 6839). */
export function isJson(mediaType: string): boolean {
  return /^(?:application|text)\/(?:[^/]+\+)?json$/.test(essence(mediaType));
}

/** Whether content of a media type is read as text. */
function isText(mediaType: string): boolean {
  return /^text\/|[/+](?:xml|yaml|x-yaml|javascript|x-ndjson|jsonl)$/.test(essence(mediaType));
}

/** How the body of a response is read. A wildcard is read by its schema: as JSON unless it is binary. */
export function responseFormat(mediaType: string, { schema }: MediaTypeObject): 'json' | 'text' | 'blob' {
  if (isJson(mediaType)) return 'json';
  if (essence(mediaType).includes('*') && schema && schema.format !== 'binary') return 'json';
  return isText(mediaType) ? 'text' : 'blob';
}

/** The runtime function that encodes a request body, and whether its type comes from the schema. */
export function requestEncoder(mediaType: string): { encoder: string; typed: 'schema' | 'text' | 'binary' } {
  const type = essence(mediaType);
  if (isJson(type)) return { encoder: 'jsonBody', typed: 'schema' };
  if (type === 'multipart/form-data') return { encoder: 'multipartBody', typed: 'schema' };
  if (type === 'application/x-www-form-urlencoded') return { encoder: 'formBody', typed: 'schema' };
  return { encoder: 'rawBody', typed: isText(type) ? 'text' : 'binary' };
}
