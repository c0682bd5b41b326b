import type { SourceElement } from '../documents/source-element.js';
import type { Scope } from './context.js';
import type { ContentType, OpenContent, Particle, TypeDefinition } from './model.js';
import { buildParticle } from './particles.js';
import { occurrence, schemaChild, schemaChildren } from './schema-elements.js';

/**
 * {content type} of a complex type with complex content (section 3.4.2).
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
  openContent: OpenContent | undefined,
): ContentType {
  const effective = effectiveContent(scope, content, mixed);
  if (derivationMethod === 'restriction' || base.component === 'simpleTypeDefinition') {
    return withOpenContent(explicitContent(effective, mixed), openContent, content);
  }
  const { contentType } = base;
  if (contentType.variety === 'empty' || contentType.variety === 'simple') {
    return withOpenContent(
      effective === undefined ? contentType : explicitContent(effective, mixed),
      openContent,
      content,
    );
  }
  const particle =
    effective === undefined
      ? contentType.particle
      : isOpenOnly(contentType)
        ? effective
        : sequenceOf([contentType.particle, effective], content);
  const variety = effective === undefined ? contentType.variety : mixed ? 'mixed' : 'element-only';
  return withOpenContent({ variety, particle }, openContent ?? contentType.openContent, content);
}

function explicitContent(effective: Particle | undefined, mixed: boolean): ContentType {
  return effective === undefined
    ? { variety: 'empty' }
    : { variety: mixed ? 'mixed' : 'element-only', particle: effective };
}

function withOpenContent(
  contentType: ContentType,
  openContent: OpenContent | undefined,
  { location }: SourceElement,
): ContentType {
  if (openContent === undefined || contentType.variety === 'simple') {
    return contentType;
  }
  if (contentType.variety === 'empty') {
    return { variety: 'element-only', particle: sequenceOf([], { location }), openContent };
  }
  return { ...contentType, openContent };
}

/** Whether it is empty content that was opened: what extends it is the whole content model, and so may be an `xs:all`. */
function isOpenOnly(contentType: ContentType): boolean {
  return (
    contentType.variety === 'element-only' &&
    contentType.openContent !== undefined &&
    contentType.particle.term.component === 'modelGroup' &&
    contentType.particle.term.compositor === 'sequence' &&
    contentType.particle.term.particles.length === 0
  );
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
