import type { ComplexTypeDescriptor } from '../schema/descriptor.js';
import type { ComplexTypeBinding } from './complex-type.js';
import { CONTENT } from './content.js';
import { openContentProperty } from './open-content-property.js';
import { type BoundParticle, bindContent } from './written-content.js';

/** What only writers look at of a complex type. */
export class WrittenType {
  /** What a value without `$type` is of; one object for all of them. */
  readonly asActualType: { readonly type: ComplexTypeDescriptor };
  /** Attributes or text may be anything, QNames among them. */
  readonly hasOpaqueValues: boolean;
  /** An element has to say by `xsi:type` that it is of this type. */
  readonly requiresTypeName: boolean;
  /** What writers go through; undefined for empty and for simple content. */
  readonly content: BoundParticle | undefined;
  /**
   * All properties that values may have, apart from `$type`, `$nil` and what named open content admits, and whether an
   * empty array there is as good as nothing: for a list as the value of one element it is not.
   */
  readonly properties: ReadonlyMap<string, boolean>;
  /** Several places of the content model take their values from one property, as both `a` in `a, b?, a` do. */
  readonly sharesProperties: boolean;

  constructor(type: ComplexTypeBinding) {
    const { descriptor, attributeWildcard, mixed, instanceAttributes, particle } = type;
    this.asActualType = { type: descriptor };
    this.hasOpaqueValues = attributeWildcard !== undefined || mixed !== undefined;
    this.requiresTypeName = instanceAttributes.some((it) => it.isRequired && it.name.localName === 'type');
    this.content = particle && bindContent(particle, type.leaves);
    this.properties = propertiesOf(type, openContentProperty(type));
    const taken = this.content === undefined ? [] : propertiesTaken(this.content);
    this.sharesProperties = new Set(taken).size < taken.length;
  }
}

/** Returns what writers look at of a type; one object for each, made at first use. */
export function writtenType(type: ComplexTypeBinding): WrittenType {
  type.written ??= new WrittenType(type);
  return type.written as WrittenType;
}

/** The properties that a writer takes values from, as often as it does. */
function propertiesTaken(particle: BoundParticle): readonly string[] {
  if (particle.kind === 'leaf') return [particle.place.property];
  return particle.kind === 'content' ? [CONTENT] : particle.parts.flatMap(propertiesTaken);
}

function propertiesOf(
  { attributes, attributeWildcard, kind, leaves }: ComplexTypeBinding,
  openContent: string | undefined,
): ReadonlyMap<string, boolean> {
  return new Map([
    ...attributes.map(({ property }) => [property, false] as const),
    ...leaves.map(({ place }) => [place.property, place.isArray] as const),
    ...(attributeWildcard === undefined ? [] : [['$attributes', true] as const]),
    ...(kind === 'simple' ? [['$value', false] as const] : []),
    ...(kind === 'mixed' ? [[CONTENT, true] as const] : []),
    ...(openContent === undefined ? [] : [[openContent, true] as const]),
  ]);
}
