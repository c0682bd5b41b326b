import type { ComplexTypeDefinition, Particle, Schema, SourceLocation } from '../components/model.js';
import type { Configuration } from '../config/configuration.js';
import type { DiagnosticSink } from '../diagnostics.js';
import type { ApproximationCollector } from './approximations.js';
import type { AttributeGroups } from './attribute-groups.js';
import type { BoundComplexType } from './bind-complex-type.js';
import type { SimpleTypeBinder } from './bind-simple-type.js';
import type { DerivedTypes } from './derived-types.js';
import type { DeclarationName, PropertyShape } from './model.js';
import type { ModelGroups } from './model-groups.js';
import type { ComponentNames } from './names.js';
import type { NillableTypes } from './nillable-types.js';
import type { Prefixes } from './prefixes.js';
import type { SubstitutionGroups } from './substitution-groups.js';

/** What binding a component needs to know of the others. */
export interface BindingContext {
  readonly schema: Schema;
  readonly configuration: Configuration;
  readonly names: ComponentNames;
  readonly simpleTypes: SimpleTypeBinder;
  readonly derivedTypes: DerivedTypes;
  readonly substitutionGroups: SubstitutionGroups;
  readonly modelGroups: ModelGroups;
  readonly attributeGroups: AttributeGroups;
  readonly nillableTypes: NillableTypes;
  readonly prefixes: Prefixes;
  /** Complex types that are bound. */
  readonly complexTypes: Map<ComplexTypeDefinition, BoundComplexType>;
  /** The properties of leaves: one object each, whichever types derive from the one that declares it. */
  readonly properties: Readonly<Record<'arrays' | 'singles', Map<Particle, PropertyShape>>>;
  readonly diagnostics: DiagnosticSink;
  /** Told where types say less than the schema. */
  readonly approximations: ApproximationCollector;
  /** Whether a value of this type without attributes is bare. */
  isBare(type: ComplexTypeDefinition): boolean;
  /** The identifier of a complex type other than `xs:anyType`. */
  nameOf(type: ComplexTypeDefinition): DeclarationName;
  /** Where problems of the configuration are reported. */
  readonly configurationLocation: SourceLocation;
}
