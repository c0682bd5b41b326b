import type { OptionalKind, PropertySignatureStructure } from 'ts-morph';
import type { Operation, Parameter, RequestBody } from '../api/model.js';
import { propertyName, quote } from '../naming/identifiers.js';
import { deprecatedTag, tsdoc } from './tsdoc.js';

/** The parameters object of an operation. */
export interface RequestType {
  readonly properties: OptionalKind<PropertySignatureStructure>[];
  /** Object types of the body and its media type, when there is a choice. */
  readonly alternatives: readonly string[] | undefined;
  /** Whether a call without it makes sense. */
  readonly isOptional: boolean;
}

function parameterProperty(parameter: Parameter): OptionalKind<PropertySignatureStructure> {
  const { key, name, location, type, required, description, deprecated } = parameter;
  const renamed = key === name ? '' : ` Sent as the ${location} parameter \`${name}\`.`;
  return {
    name: propertyName(key),
    hasQuestionToken: !required,
    type: required ? type : `${type} | undefined`,
    docs: tsdoc(`${description ?? ''}${renamed}`, deprecatedTag(deprecated)),
  };
}

/** Describes the parameters object of an operation. */
export function requestType({ parameters, body }: Operation): RequestType {
  const properties = parameters.map(parameterProperty);
  const single = body?.media.length === 1 ? body.media[0] : undefined;
  if (body && single) {
    properties.push({
      name: 'body',
      hasQuestionToken: !body.required,
      type: body.required ? single.type : `${single.type} | undefined`,
      docs: tsdoc(body.description),
    });
  }
  const alternatives =
    body && !single
      ? body.media.map(({ mediaType, type }, index) => {
          const tag = `contentType${index === 0 ? '?' : ''}: ${quote(mediaType)}`;
          return `{ ${body.required ? 'body' : 'body?'}: ${type}; ${tag} }`;
        })
      : undefined;
  const isOptional = parameters.every(({ required }) => !required) && !body?.required;
  return { properties, alternatives, isOptional };
}

/** The call that makes the encoder of a body, unless the body is plain JSON. */
export function sendsAs(body: RequestBody | undefined): string | undefined {
  if (!body || (body.media.length === 1 && body.media[0]?.mediaType === 'application/json')) {
    return undefined;
  }
  const encoders = body.media.map(({ mediaType, encoder }) => `${quote(mediaType)}: ${encoder}`);
  return `encodeAs({ ${encoders.join(', ')} })`;
}
