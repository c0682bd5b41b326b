import { CODEGEN_NAMESPACE, XSD_NAMESPACE } from '../documents/namespaces.js';
import { attributeValue, type SourceAttribute, type SourceElement } from '../documents/source-element.js';
import { builtinSimpleType } from './builtins.js';
import type { Scope } from './context.js';
import type { OpenContent } from './model.js';
import { schemaChild } from './schema-elements.js';
import { resolveSimpleType } from './simple-type.js';
import { buildWildcard } from './wildcards.js';

const rule = 'codegen-open-content';

/**
 * {open content} of a type, from this generator's vocabulary: an `xs:openContent` element of XSD 1.1 inside of an
 * `xs:appinfo` whose source is `urn:proj:xsd-codegen`. XSD 1.0 has no other way to say it: beside local elements in no
 * namespace, Unique Particle Attribution forbids an `xs:any` that admits the same namespace.
 */
export function readOpenContent(scope: Scope, complexType: SourceElement): OpenContent | undefined {
  const annotation = schemaChild(complexType, 'annotation');
  const appinfo = annotation?.children.filter(
    (child) =>
      child.namespaceURI === XSD_NAMESPACE &&
      child.name === 'appinfo' &&
      attributeValue(child, 'source') === CODEGEN_NAMESPACE,
  );
  const element = appinfo?.flatMap((each) => schemaChild(each, 'openContent') ?? [])[0];
  return element && buildOpenContent(scope, element);
}

function buildOpenContent(scope: Scope, element: SourceElement): OpenContent | undefined {
  const mode = attributeValue(element, 'mode') ?? 'interleave';
  const any = schemaChild(element, 'any');
  if (mode !== 'interleave' && mode !== 'suffix') {
    const message = `The mode of xs:openContent is '${mode}'; it can be interleave or suffix.`;
    scope.compilation.error(rule, message, element.location);
    return undefined;
  }
  if (any === undefined) {
    scope.compilation.error(rule, 'xs:openContent needs an xs:any child.', element.location);
    return undefined;
  }
  const wildcard = buildWildcard(scope, any);
  const suffix = codegenAttribute(any, 'nameSuffix');
  const type = codegenAttribute(any, 'type');
  if (suffix === undefined) {
    if (type !== undefined) {
      scope.compilation.error(rule, 'A type for open content needs a nameSuffix beside it.', type.location);
    }
    return { mode, wildcard };
  }
  const { namespaceConstraint } = wildcard;
  if (namespaceConstraint.variety !== 'enumeration' || namespaceConstraint.namespaces.join() !== '') {
    scope.compilation.error(
      rule,
      'Open content with a nameSuffix becomes properties of those names, so its namespace must be ##local.',
      any.location,
    );
  }
  const typeDefinition = (type && resolveSimpleType(scope, type)) ?? builtinSimpleType('string');
  return { mode, wildcard, named: { suffix: suffix.value, typeDefinition } };
}

function codegenAttribute(element: SourceElement, name: string): SourceAttribute | undefined {
  return element.attributes.find(
    (attribute) => attribute.name === name && attribute.namespaceURI === CODEGEN_NAMESPACE,
  );
}
