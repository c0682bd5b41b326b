import { propertyName, stringLiteral } from '@proj/generator-kit';
import type { OptionalKind, PropertySignatureStructure } from '@proj/generator-kit/source-files';
import type { Operation, Parameter, RequestBody } from '../api/model.js';
import type { ModuleScope } from './module-scope.js';
import { deprecatedTag, tsdoc } from './tsdoc.js';
import { typeCode } from './type-code.js';

/** The parameters object of an operation. */
export interface RequestType {
  readonly properties: OptionalKind<PropertySignatureStructure>[];
  /** Object types of the body and its media type, when there is a choice. */
  readonly alternatives: readonly string[] | undefined;
}

/** Tests whether a call of an operation makes sense without the parameters object. */
export function hasOptionalParameters({ parameters, body }: Operation): boolean {
  return parameters.every(({ required }) => !required) && !body?.required;
}

/** Describes the parameters object of an operation. */
export function requestType({ parameters, body }: Operation, scope: ModuleScope): RequestType {
  const properties = parameters.map((parameter) => parameterProperty(parameter, scope));
  if (body === undefined) return { properties, alternatives: undefined };
  const [single, ...others] = body.media;
  if (single !== undefined && others.length === 0) {
    const type = typeCode(single.type, scope);
    properties.push({
      name: 'body',
      hasQuestionToken: !body.required,
      type: body.required ? type : `${type} | undefined`,
      docs: tsdoc(body.description),
    });
    return { properties, alternatives: undefined };
  }
  const alternatives = body.media.map(({ mediaType, type }, index) => {
    const tag = `contentType${index === 0 ? '?' : ''}: ${stringLiteral(mediaType)}`;
    return `{ ${body.required ? 'body' : 'body?'}: ${typeCode(type, scope)}; ${tag} }`;
  });
  return { properties, alternatives };
}

function parameterProperty(
  parameter: Parameter,
  scope: ModuleScope,
): OptionalKind<PropertySignatureStructure> {
  const { key, name, location, required, description, deprecated } = parameter;
  const type = typeCode(parameter.type, scope);
  const renamed = key === name ? '' : ` Sent as the ${location} parameter \`${name}\`.`;
  return {
    name: propertyName(key),
    hasQuestionToken: !required,
    type: required ? type : `${type} | undefined`,
    docs: tsdoc(`${description ?? ''}${renamed}`, deprecatedTag(deprecated)),
  };
}

/** The call that makes the encoder of a body, unless the body is plain JSON. */
export function sendsAs(body: RequestBody | undefined, scope: ModuleScope): string | undefined {
  if (!body || (body.media.length === 1 && body.media[0]?.mediaType === 'application/json')) {
    return undefined;
  }
  const encoders = body.media.map(
    ({ mediaType, encoder }) => `${stringLiteral(mediaType)}: ${scope.runtimeValue('bodies', encoder)}`,
  );
  return `${scope.runtimeValue('bodies', 'encodeAs')}({ ${encoders.join(', ')} })`;
}
