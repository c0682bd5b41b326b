import { attributeValue, type SourceAttribute, type SourceElement } from '../documents/source-element.js';
import { CODEGEN_NAMESPACE, XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import { builtinSimpleType } from './builtins.js';
import type { Scope } from './context.js';
import type { OpenContent } from './model.js';
import { booleanAttribute, schemaChild } from './schema-elements.js';
import { resolveSimpleType } from './simple-type.js';
import { buildWildcard } from './wildcards.js';

const rule = 'codegen-open-content';

/** What the schema document says about the open content of a type. */
export interface DeclaredOpenContent {
  /** Undefined where it says that the type adds none (`mode="none"`). */
  readonly openContent: OpenContent | undefined;
  /** Whether it opens empty content too. */
  readonly appliesToEmpty: boolean;
}

/**
 * The wildcard element of "Mapping Rules for Content Type Property Component" (XSD 1.1, section 3.4.2.3.3): the
 * `xs:openContent` of a complex type, or `xs:defaultOpenContent` of its schema document; failing those, what an
 * annotation says in this generator's vocabulary.
 *
 * @param content - the element that has the model group: `xs:complexType`, `xs:restriction` or `xs:extension`
 */
export function declaredOpenContent(
  scope: Scope,
  complexType: SourceElement,
  content: SourceElement,
): DeclaredOpenContent | undefined {
  const own = schemaChild(content, 'openContent');
  if (own !== undefined) {
    return { openContent: readDeclaredOpenContent(scope, own), appliesToEmpty: true };
  }
  const annotated = readOpenContent(scope, complexType);
  if (annotated !== undefined) {
    return { openContent: annotated, appliesToEmpty: true };
  }
  const inherited = schemaChild(scope.document.root, 'defaultOpenContent');
  return (
    inherited && {
      openContent: readDeclaredOpenContent(scope, inherited),
      appliesToEmpty: booleanAttribute(inherited, 'appliesToEmpty') ?? false,
    }
  );
}

function readDeclaredOpenContent(scope: Scope, element: SourceElement): OpenContent | undefined {
  const mode = attributeValue(element, 'mode') ?? 'interleave';
  const any = schemaChild(element, 'any');
  if ((mode === 'none') === (any === undefined)) {
    return any && { mode: mode === 'suffix' ? mode : 'interleave', wildcard: buildWildcard(scope, any) };
  }
  const message =
    any === undefined
      ? `xs:openContent with mode="${mode}" needs an xs:any child.`
      : 'xs:openContent with mode="none" has no xs:any child.';
  scope.compilation.error('src-ct.5', message, element.location);
  return undefined;
}

/**
 * {open content} of a type, from this generator's vocabulary: an `xs:openContent` element of XSD 1.1 inside of an
 * `xs:appinfo` whose source is `urn:proj:xsd-codegen`. XSD 1.0 has no other way to say it: beside local elements in no
 * namespace, Unique Particle Attribution forbids an `xs:any` that admits the same namespace.
 */
function readOpenContent(scope: Scope, complexType: SourceElement): OpenContent | undefined {
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
