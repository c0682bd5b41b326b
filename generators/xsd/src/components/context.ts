import type { SchemaDocument } from '../documents/schema-document.js';
import type { SourceAttribute, SourceElement } from '../documents/source-element.js';
import type { Leniency } from '../leniencies.js';
import type { SourceLocation } from '../source-location.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  ComplexTypeDefinition,
  DerivationMethod,
  ElementDeclaration,
  IdentityConstraintDefinition,
  ModelGroupDefinition,
  TypeDefinition,
} from './model.js';

/** A component while it is built: cycles need an object to refer to before it is complete. */
export type Draft<T> = { -readonly [Property in keyof T]: T[Property] };

/** What the builders of components need of each other and of the whole schema. */
export interface Compilation {
  readonly xsdVersion: XsdVersion;
  /** What is read as it was meant where the specification forbids it. */
  readonly leniencies: ReadonlySet<Leniency>;
  error(rule: string, message: string, location: SourceLocation): void;
  warn(rule: string, message: string, location: SourceLocation): void;

  /**
   * Each of these resolves a reference (src-resolve) and reports it where that fails.
   * A complex type may not be complete yet: {@link complete} makes it so.
   */
  resolveType(scope: Scope, reference: SourceAttribute): TypeDefinition | undefined;
  resolveElement(scope: Scope, reference: SourceAttribute): ElementDeclaration | undefined;
  resolveAttribute(scope: Scope, reference: SourceAttribute): AttributeDeclaration | undefined;
  resolveModelGroup(scope: Scope, reference: SourceAttribute): ModelGroupDefinition | undefined;
  /**
   * All identity constraints are known only {@link afterwards}.
   * @param kind - what may be referred to: a key or unique by a keyref, any constraint by `ref`
   */
  resolveIdentityConstraint(
    scope: Scope,
    reference: SourceAttribute,
    kind: 'referencedKey' | 'identityConstraint',
  ): IdentityConstraintDefinition | undefined;
  resolveAttributeGroup(scope: Scope, reference: SourceAttribute): AttributeGroupDefinition | undefined;

  /** Makes a complex type whose content is built later, so that types may contain elements of themselves. */
  declareComplexType(scope: Scope, element: SourceElement, name?: string): ComplexTypeDefinition;
  /** Builds the content of a complex type now. Returns false when that is under way: the type derives from itself. */
  complete(type: ComplexTypeDefinition): boolean;

  /** Adds an identity constraint to its symbol space; {referenced key} of a keyref is set when all are known. */
  declareIdentityConstraint(definition: IdentityConstraintDefinition): void;
  /** Runs after all components are built. */
  afterwards(action: () => void): void;
}

/** A schema document in the course of compilation. */
export interface Scope {
  readonly compilation: Compilation;
  readonly document: SchemaDocument;
  readonly elementFormDefault: Form;
  readonly attributeFormDefault: Form;
  readonly blockDefault: string;
  readonly finalDefault: string;
  /**
   * In a redefinition, the references to itself that mean what it redefines (section 4.2.2); to nothing where there is
   * nothing to redefine, which has then been reported.
   */
  readonly selfReferences?: ReadonlyMap<SourceAttribute, Declaration | undefined>;
}

/** Whether local declarations are in the target namespace. */
export type Form = 'qualified' | 'unqualified';

/** A kind of derivation, or substitution: what `block` and `final` list. */
export type BlockedMethod = DerivationMethod | 'substitution';

/** The symbol spaces of a schema (section 2.5), without that of identity constraints. */
export type SymbolSpaceName = 'type' | 'element' | 'attribute' | 'attributeGroup' | 'modelGroup' | 'notation';

/** A declaration at the top level of a schema document, or in an `xs:redefine`. */
export interface Declaration {
  readonly space: SymbolSpaceName;
  /** `{namespace}local` */
  readonly key: string;
  readonly name: string;
  readonly scope: Scope;
  readonly element: SourceElement;
  /** What it redefines. */
  readonly original?: Declaration;
  /** A redefinition takes its place, so that the component it stands for has no name (section 4.2.2). */
  readonly redefined: boolean;
}
