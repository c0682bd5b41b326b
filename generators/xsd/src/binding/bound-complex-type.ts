import type {
  ComplexTypeBinding,
  DeclarationName,
  ObjectShape,
  ParticleBinding,
  TypeAliasBinding,
  TypeExpression,
} from './model.js';

/** A complex type, bound: what those derived from it have to know. */
export interface BoundComplexType {
  readonly binding: ComplexTypeBinding;
  /** The alias of the items of `$content`, where that is a union. */
  readonly items: TypeAliasBinding | undefined;
  /** The name of that alias, or of that of the base type where the items are the same. */
  readonly itemsName: DeclarationName | undefined;
  readonly content: ContentBinding | undefined;
  /** The particle of the whole content, that of the base type included. */
  readonly particle: ParticleBinding | undefined;
}

/** A content model: where values go, and the object type that holds them. */
export interface ContentBinding {
  /** What the type itself declares; undefined where an extension adds nothing. */
  readonly particle: ParticleBinding | undefined;
  /** `particle` is the whole content model although the type is an extension. */
  readonly isWhole: boolean;
  /** The whole content is the ordered array `$content`. */
  readonly isOrdered: boolean;
  /** All of it, what the base type has included. */
  readonly shape: ObjectShape;
  /** The items of `$content`, where there is such a property. */
  readonly items?: TypeExpression;
  /** What stands in open content is among those items. */
  readonly hasOpenItems: boolean;
}
