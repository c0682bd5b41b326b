import { compilerIn } from '../content-model/content-model.js';
import type {
  Assertion,
  AttributeGroup,
  AttributeUse,
  ComplexTypeDescriptor,
  DeclaredType,
  Lazy,
  OpenContent,
  Particle,
  SimpleTypeDescriptor,
  Wildcard,
} from '../schema/descriptor.js';
import type { MixedContent } from '../schema/features.js';
import { resolve } from '../schema/lazy.js';
import { isElement, isWildcard } from '../schema/particles.js';
import { clarkName } from '../xml/names.js';

/** The properties of a complex type definition (section 3.4.1), those that it inherits from its base among them. */
export interface ComposedType {
  readonly attributes: readonly AttributeUse[];
  readonly attributeWildcard: Wildcard | undefined;
  readonly simpleContent: Lazy<SimpleTypeDescriptor> | undefined;
  /** Its outermost group is `$content` where the whole content is. */
  readonly content: Particle | undefined;
  /** The whole content is the ordered array `$content`. */
  readonly isOrdered: boolean;
  /** Set where text may stand between the children. */
  readonly mixed: MixedContent | undefined;
  readonly openContent: OpenContent | undefined;
  readonly declaredTypes: readonly DeclaredType[];
  readonly assertions: readonly Assertion[];
}

const composedTypes = new WeakMap<ComplexTypeDescriptor, ComposedType>();

/** A complex type with what it inherits; one object for each descriptor, made at first use. */
export function composedType(descriptor: ComplexTypeDescriptor): ComposedType {
  let type = composedTypes.get(descriptor);
  if (type === undefined) {
    type = compose(descriptor);
    composedTypes.set(descriptor, type);
  }
  return type;
}

function compose(descriptor: ComplexTypeDescriptor): ComposedType {
  const base = descriptor.base && composedType(resolve(descriptor.base));
  const inherited = descriptor.derivation === 'restriction' ? undefined : base;
  const contentBase = descriptor.inheritsContent === true ? base : inherited;
  const mixed = descriptor.mixed ?? contentBase?.mixed;
  const isOrdered = mixed !== undefined || descriptor.as !== undefined || contentBase?.isOrdered === true;
  const content = contentOf(descriptor, contentBase?.content);
  return {
    attributes: attributesOf(descriptor, base),
    attributeWildcard: descriptor.attributeWildcard ?? inherited?.attributeWildcard,
    simpleContent: descriptor.simpleContent ?? inherited?.simpleContent,
    content: content && isOrdered ? ordered(content) : content,
    isOrdered,
    mixed,
    openContent: descriptor.openContent ?? inherited?.openContent,
    declaredTypes: descriptor.declaredTypes ?? inherited?.declaredTypes ?? NONE,
    assertions: [...(base?.assertions ?? NONE), ...(descriptor.assertions ?? NONE)],
  };
}

const NONE: readonly never[] = [];

/** {attribute uses}: those of the base type, each replaced by what is stated of it anew, then the others. */
function attributesOf(
  descriptor: ComplexTypeDescriptor,
  base: ComposedType | undefined,
): readonly AttributeUse[] {
  const uses = new Map((base?.attributes ?? NONE).map((use) => [keyOf(use), use]));
  for (const use of ownAttributes(descriptor)) uses.set(keyOf(use), use);
  for (const name of descriptor.prohibitedAttributes ?? NONE) uses.delete(name);
  return [...uses.values()];
}

function ownAttributes({
  attributes,
  attributeGroups,
}: Pick<AttributeGroup, 'attributes' | 'attributeGroups'>): readonly AttributeUse[] {
  const groups: readonly Lazy<AttributeGroup>[] = attributeGroups ?? NONE;
  const own: readonly AttributeUse[] = attributes === undefined ? NONE : resolve(attributes);
  return [...groups.flatMap((group) => ownAttributes(resolve(group))), ...own];
}

function keyOf({ namespaceURI = '', attribute }: AttributeUse): string {
  return clarkName(namespaceURI, attribute);
}

/** The particle of {content type} (section 3.4.2, "explicit content"; XSD 1.1, section 3.4.2.3.3, clause 4.2). */
function contentOf(
  { content, hasWholeContent }: ComplexTypeDescriptor,
  inherited: Particle | undefined,
): Particle | undefined {
  const own = content && resolve(content);
  if (inherited === undefined || hasWholeContent === true) return own;
  if (own === undefined) return inherited;
  return compilerIn(own)?.extend?.(inherited, own) ?? { sequence: [inherited, own] };
}

/** Content that is `$content`, which only a group can be. */
function ordered(content: Particle): Particle {
  const isLeaf = isElement(content) || isWildcard(content);
  return isLeaf ? { sequence: [content], as: '$content' } : { ...content, as: '$content' };
}
