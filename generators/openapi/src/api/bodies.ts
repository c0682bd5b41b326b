import type {
  MediaTypeObject,
  OpenApiObject,
  RequestBodyObject,
  ResponseObject,
} from '../document/openapi.js';
import type { OperationPlace } from '../document/operations.js';
import { dereference } from '../document/references.js';
import { statusErrorNames } from './http-statuses.js';
import { isJson, requestEncoder, responseFormat } from './media-types.js';
import type { Failure, RequestBody, Result } from './model.js';
import { type ModelNames, simpleType } from './schema-types.js';
import { type OperationPart, plain, type TypeExpression, unionOf } from './type-expression.js';

/** The type of a media type's content: a model, or else its place in the types of the schema. */
function contentType(
  media: MediaTypeObject,
  place: TypeExpression,
  models: ModelNames,
  isReadonly = false,
): TypeExpression {
  if (!media.schema) return plain('unknown');
  return simpleType(media.schema, models, isReadonly) ?? place;
}

/** Reads the request body of an operation. JSON comes first when there is a choice. */
export function buildRequestBody(
  document: OpenApiObject,
  operation: OperationPlace,
  object: RequestBodyObject | undefined,
  models: ModelNames,
): RequestBody | undefined {
  if (!object) return undefined;
  const { content = {}, required = false, description } = dereference(document, object);
  const entries = Object.entries(content).sort(([a], [b]) => Number(isJson(b)) - Number(isJson(a)));
  const media = entries.map(([mediaType, value]) => {
    const { encoder, typed } = requestEncoder(mediaType);
    const place: OperationPart = {
      kind: 'operationPart',
      operation,
      path: [{ key: 'requestBody', isOptional: true }, { key: 'content' }, { key: mediaType }],
    };
    const type: TypeExpression =
      typed === 'schema'
        ? contentType(value, place, models, true)
        : typed === 'text'
          ? plain('string')
          : { kind: 'binaryBody' };
    return {
      mediaType,
      encoder,
      type: encoder === 'multipartBody' ? unionOf([type, plain('FormData')]) : type,
    };
  });
  return media.length === 0 ? undefined : { required, description, media };
}

type Responses = Readonly<Record<string, ResponseObject>>;

/** The content of a response in the types of the schema. */
function responsePlace(operation: OperationPlace, status: string, mediaType: string): OperationPart {
  const key = /^\d+$/.test(status) ? Number(status) : status;
  return {
    kind: 'operationPart',
    operation,
    path: [{ key: 'responses' }, { key }, { key: 'content' }, { key: mediaType }],
  };
}

function isSuccess(status: string, responses: Responses): boolean {
  const declared = Object.keys(responses).some((candidate) => /^2/.test(candidate));
  return /^2/.test(status) || (status === 'default' && !declared);
}

/**
 * Reads what an operation returns when it succeeds. Where JSON is among the media types, only JSON is asked for,
 * so that the type of the result is one.
 */
export function buildResult(
  document: OpenApiObject,
  operation: OperationPlace,
  responses: Responses,
  models: ModelNames,
): Result {
  const types: TypeExpression[] = [];
  const formats: Record<string, 'json' | 'text' | 'blob'> = {};
  let description: string | undefined;
  for (const [status, object] of Object.entries(responses)) {
    if (!isSuccess(status, responses)) continue;
    const response = dereference(document, object);
    description ??= response.description;
    const all = Object.entries(response.content ?? {});
    const json = all.filter(([mediaType]) => isJson(mediaType));
    if (all.length === 0) types.push(plain('undefined'));
    for (const [mediaType, media] of json.length > 0 ? json : all) {
      const format = responseFormat(mediaType, media);
      formats[mediaType] = format;
      const place = responsePlace(operation, status, mediaType);
      types.push(
        { json: contentType(media, place, models), text: plain('string'), blob: plain('Blob') }[format],
      );
    }
  }
  const hasBody = Object.keys(formats).length > 0;
  return { type: hasBody ? unionOf(types) : plain('void'), formats, description };
}

/** Reads the failures that the document declares for an operation. */
export function buildFailures(document: OpenApiObject, responses: Responses): Failure[] {
  return Object.entries(responses)
    .filter(([status]) => !/^[123]/.test(status) && !isSuccess(status, responses))
    .map(([status, object]) => ({
      status,
      error: statusErrorNames[Number(status)] ?? 'ApiError',
      description: dereference(document, object).description,
    }));
}

/** The types of the JSON bodies of one response. */
export function jsonBodyTypes(
  document: OpenApiObject,
  operation: OperationPlace,
  status: string,
  object: ResponseObject,
  models: ModelNames,
): readonly TypeExpression[] {
  const { content = {} } = dereference(document, object);
  return Object.entries(content)
    .filter(([mediaType, media]) => isJson(mediaType) && media.schema)
    .map(([mediaType, media]) => contentType(media, responsePlace(operation, status, mediaType), models));
}
