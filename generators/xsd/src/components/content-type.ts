import type { SourceElement } from '../documents/source-element.js';
import type { Scope } from './context.js';
import type { ContentType, Particle, TypeDefinition } from './model.js';
import type { DeclaredOpenContent } from './open-content.js';
import { buildParticle } from './particles.js';
import { occurrence, schemaChild, schemaChildren } from './schema-elements.js';
import { uniteWildcards } from './wildcards.js';

/**
 * {content type} of a complex type with complex content (section 3.4.2; XSD 1.1, section 3.4.2.3.3).
 *
 * @param content - the element with the model group: `xs:complexType`, `xs:restriction` or `xs:extension`
 * @param base - a complex type that is complete, or a simple type (which is an error of its own)
 */
export function complexContentType(
  scope: Scope,
  content: SourceElement,
  derivationMethod: 'extension' | 'restriction',
  base: TypeDefinition,
  mixed: boolean,
  declared: DeclaredOpenContent | undefined,
): ContentType {
  const effective = effectiveContent(scope, content, mixed);
  const explicit =
    derivationMethod === 'restriction' || base.component === 'simpleTypeDefinition'
      ? explicitContent(effective, mixed)
      : extendedContent(scope, content, base.contentType, effective, mixed);
  return withOpenContent(explicit, declared, content);
}

function extendedContent(
  { compilation }: Scope,
  content: SourceElement,
  base: ContentType,
  effective: Particle | undefined,
  mixed: boolean,
): ContentType {
  if (base.variety === 'empty' || base.variety === 'simple') {
    return effective === undefined && compilation.xsdVersion === '1.0'
      ? base
      : explicitContent(effective, mixed);
  }
  if (effective === undefined) {
    return base;
  }
  const { openContent } = base;
  return {
    variety: mixed ? 'mixed' : 'element-only',
    particle: isOpenOnly(base)
      ? effective
      : ((compilation.xsdVersion === '1.1'
          ? extendedAllGroup(base.particle, effective, content)
          : undefined) ?? sequenceOf([base.particle, effective], content)),
    ...(openContent && { openContent }),
  };
}

/** An all-group stays one, and two of them make one (XSD 1.1, section 3.4.2.3.3, clauses 4.2.3.1 and 4.2.3.2). */
function extendedAllGroup(
  inherited: Particle,
  effective: Particle,
  { location }: SourceElement,
): Particle | undefined {
  const { term: base } = inherited;
  const { term: own } = effective;
  if (base.component !== 'modelGroup' || base.compositor !== 'all') {
    return undefined;
  }
  if (isEmptySequence(effective)) {
    return inherited;
  }
  if (own.component !== 'modelGroup' || own.compositor !== 'all') {
    return undefined;
  }
  const { minOccurs } = effective;
  const particles = [...base.particles, ...own.particles];
  return {
    location,
    minOccurs,
    maxOccurs: 1,
    term: { component: 'modelGroup', compositor: 'all', particles, location },
  };
}

function explicitContent(effective: Particle | undefined, mixed: boolean): ContentType {
  return effective === undefined
    ? { variety: 'empty' }
    : { variety: mixed ? 'mixed' : 'element-only', particle: effective };
}

function withOpenContent(
  contentType: ContentType,
  declared: DeclaredOpenContent | undefined,
  { location }: SourceElement,
): ContentType {
  const own = declared?.openContent;
  if (declared === undefined || own === undefined || contentType.variety === 'simple') {
    return contentType;
  }
  if (contentType.variety === 'empty') {
    return declared.appliesToEmpty
      ? { variety: 'element-only', particle: sequenceOf([], { location }), openContent: own }
      : contentType;
  }
  const inherited = contentType.openContent;
  const openContent =
    inherited === undefined ? own : { ...own, wildcard: uniteWildcards(own.wildcard, inherited.wildcard) };
  return { ...contentType, openContent };
}

/** Whether it is empty content that was opened: what extends it is the whole content model, and so may be an `xs:all`. */
function isOpenOnly(contentType: ContentType): boolean {
  return (
    contentType.variety === 'element-only' &&
    contentType.openContent !== undefined &&
    isEmptySequence(contentType.particle)
  );
}

function isEmptySequence({ term }: Particle): boolean {
  return term.component === 'modelGroup' && term.compositor === 'sequence' && term.particles.length === 0;
}

/** "The effective content": undefined stands for empty. */
function effectiveContent(scope: Scope, content: SourceElement, mixed: boolean): Particle | undefined {
  const group = schemaChild(content, 'group', 'all', 'choice', 'sequence');
  const particle = group && buildParticle(scope, group);
  if (particle === undefined || group === undefined || isEmptyGroup(group)) {
    return mixed ? sequenceOf([], content) : undefined;
  }
  return particle;
}

function isEmptyGroup(group: SourceElement): boolean {
  if (group.name === 'group' || schemaChildren(group).length > 0) {
    return false;
  }
  // An xs:choice without alternatives that has to occur admits nothing, not even the empty content.
  return group.name !== 'choice' || occurrence(group).minOccurs === 0;
}

function sequenceOf(particles: readonly Particle[], { location }: Pick<SourceElement, 'location'>): Particle {
  return {
    location,
    minOccurs: 1,
    maxOccurs: 1,
    term: { component: 'modelGroup', compositor: 'sequence', particles, location },
  };
}
