import type { RequestAdapter } from './operation.js';

/** A request body as it is sent, and its media type; `undefined` lets the platform set it. */
export interface EncodedBody {
  readonly body: NonNullable<RequestInit['body']>;
  readonly contentType: string | undefined;
}

/** Content that is sent as it is. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string;

/** Encodes a value as the body of one media type. */
export type BodyEncoder = (value: unknown, contentType: string) => EncodedBody;

/** Sends JSON under the media type of the document. */
export function jsonBody(value: unknown, contentType: string): EncodedBody {
  return { body: JSON.stringify(value), contentType };
}

/** Sends text or bytes as they are. */
export function rawBody(value: unknown, contentType: string): EncodedBody {
  return { body: value as BinaryBody, contentType };
}

/** The values of a form field: an array is several fields of one name. */
function fieldValues(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function fieldText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Sends the properties of an object as the fields of `application/x-www-form-urlencoded`. */
export function formBody(value: unknown, contentType: string): EncodedBody {
  const fields = new URLSearchParams();
  for (const [name, property] of Object.entries(value as object)) {
    for (const item of fieldValues(property)) fields.append(name, fieldText(item));
  }
  return { body: fields.toString(), contentType };
}

/**
 * Sends the properties of an object as the parts of `multipart/form-data`; a `Blob` becomes a file. The platform
 * sets the media type, because only it knows the boundary.
 */
export function multipartBody(value: unknown): EncodedBody {
  if (value instanceof FormData) return { body: value, contentType: undefined };
  const parts = new FormData();
  for (const [name, property] of Object.entries(value as object)) {
    for (const item of fieldValues(property)) {
      parts.append(name, item instanceof Blob ? item : fieldText(item));
    }
  }
  return { body: parts, contentType: undefined };
}

/** Encodes the body for the media type that the caller names, or else for the first. */
export function encodeAs(encoders: Readonly<Record<string, BodyEncoder>>): RequestAdapter {
  return (request, { body, contentType = Object.keys(encoders)[0] }) => {
    const mediaType = String(contentType);
    const encoded = body === undefined ? undefined : encoders[mediaType]?.(body, mediaType);
    if (!encoded) return;
    request.body = encoded.body;
    if (encoded.contentType !== undefined) request.headers['content-type'] = encoded.contentType;
  };
}
