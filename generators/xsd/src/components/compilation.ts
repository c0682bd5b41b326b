import type { DiagnosticSink } from '../diagnostics.js';
import type { SchemaDocument } from '../documents/schema-document.js';
import type { SourceAttribute, SourceElement } from '../documents/source-element.js';
import type { Leniency } from '../leniencies.js';
import type { SourceLocation } from '../source-location.js';
import { xsd11Types } from '../vocabulary/built-in-types.js';
import { XLINK_NAMESPACE, XML_NAMESPACE, XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import { componentKey, describeName, type ExpandedName } from '../vocabulary/qnames.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import { annotationsOf } from './annotations.js';
import { buildAttributeGroup, buildGlobalAttribute } from './attributes.js';
import {
  builtinTypes,
  xmlAttributeGroups,
  xmlAttributes,
  xsd11BuiltinTypes,
  xsiAttributes,
} from './builtins.js';
import { completeComplexType, declareComplexType } from './complex-type.js';
import type { Compilation, Declaration, Draft, Scope, SymbolSpaceName } from './context.js';
import { collectDeclarations } from './declarations.js';
import { completeGlobalElement, declareGlobalElement } from './elements.js';
import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  ComplexTypeDefinition,
  ElementDeclaration,
  IdentityConstraintDefinition,
  ModelGroupDefinition,
  NotationDeclaration,
  Redefinition,
  Schema,
  TypeDefinition,
} from './model.js';
import { buildNotation } from './notations.js';
import { buildModelGroupDefinition } from './particles.js';
import { type ReferenceKind, referenceKinds, resolveName } from './references.js';
import { buildSimpleType } from './simple-type.js';
import { type Lookup, SymbolSpace } from './symbol-space.js';
import type { UnreadDocuments } from './unread-documents.js';
import { xlinkAttributeGroups, xlinkAttributes } from './xlink.js';

/** Builds the components of schema documents; lives for one call of `compileSchema`. */
export class SchemaCompilation implements Compilation {
  readonly xsdVersion: XsdVersion;
  readonly leniencies: ReadonlySet<Leniency>;
  readonly #diagnostics: DiagnosticSink;
  readonly #documents: readonly SchemaDocument[];
  readonly #unread: UnreadDocuments;
  readonly #builtinAttributes: ReadonlyMap<string, AttributeDeclaration>;
  readonly #builtinAttributeGroups: ReadonlyMap<string, AttributeGroupDefinition>;

  readonly #types = new SymbolSpace<TypeDefinition>(({ scope, element, name, redefined }) => {
    const ownName = redefined ? undefined : name;
    return element.name === 'simpleType'
      ? buildSimpleType(scope, element, ownName)
      : this.declareComplexType(scope, element, ownName);
  });
  readonly #elements = new SymbolSpace<ElementDeclaration>(({ scope, element, name }) => {
    const declaration = declareGlobalElement(scope, element, name);
    completeGlobalElement(scope, element, declaration);
    return declaration;
  });
  readonly #attributes = new SymbolSpace<AttributeDeclaration>(({ scope, element, name }) =>
    buildGlobalAttribute(scope, element, name),
  );
  readonly #attributeGroups = new SymbolSpace<AttributeGroupDefinition>(
    (declaration) => this.#buildAttributeGroup(declaration),
    shareAttributes,
  );
  readonly #modelGroups = new SymbolSpace<ModelGroupDefinition>((declaration) =>
    this.#buildModelGroup(declaration),
  );
  readonly #notations = new SymbolSpace<NotationDeclaration>(({ scope, element, name }) =>
    buildNotation(scope, element, name),
  );
  readonly #redefinitions: Redefinition[] = [];
  readonly #identityConstraints = new Map<string, IdentityConstraintDefinition>();

  /** Complex types by how far they are; those not here are complete. */
  readonly #incomplete = new Map<ComplexTypeDefinition, IncompleteType>();
  readonly #afterwards: (() => void)[] = [];

  constructor(
    documents: readonly SchemaDocument[],
    xsdVersion: XsdVersion,
    diagnostics: DiagnosticSink,
    leniencies: ReadonlySet<Leniency>,
    unread: UnreadDocuments,
  ) {
    this.#unread = unread;
    this.leniencies = leniencies;
    this.#documents = documents;
    this.xsdVersion = xsdVersion;
    this.#diagnostics = diagnostics;
    // What a schema document declares takes the place of what is built in.
    const declares = (namespace: string): boolean =>
      documents.some((document) => document.targetNamespace === namespace);
    const hasXml = declares(XML_NAMESPACE);
    const hasXlink = declares(XLINK_NAMESPACE);
    this.#builtinAttributes = new Map([
      ...xsiAttributes,
      ...(hasXml ? [] : xmlAttributes),
      ...(hasXlink ? [] : xlinkAttributes),
    ]);
    this.#builtinAttributeGroups = new Map([
      ...(hasXml ? [] : xmlAttributeGroups),
      ...(hasXlink ? [] : xlinkAttributeGroups),
    ]);
  }

  /** Builds everything that the documents declare. */
  build(): Schema {
    for (const declaration of collectDeclarations(this, this.#documents)) {
      this.#spaceOf(declaration.space).declare(declaration);
    }
    const typeDefinitions = this.#types.buildAll();
    const elementDeclarations = this.#elements.buildAll();
    const attributeDeclarations = this.#attributes.buildAll();
    const attributeGroupDefinitions = this.#attributeGroups.buildAll();
    const modelGroupDefinitions = this.#modelGroups.buildAll();
    const notationDeclarations = this.#notations.buildAll();
    this.#completeTypes();
    for (const action of this.#afterwards) {
      action();
    }
    return {
      typeDefinitions,
      elementDeclarations,
      attributeDeclarations: new Map([...attributeDeclarations, ...this.#importedAttributes()]),
      attributeGroupDefinitions,
      modelGroupDefinitions,
      identityConstraintDefinitions: this.#identityConstraints,
      notationDeclarations,
      targetNamespaces: [...new Set(this.#documents.map((document) => document.targetNamespace))],
      prefixes: prefixesOf(this.#documents),
      annotations: annotationsOf(this.#documents),
      redefinitions: this.#redefinitions,
    };
  }

  error(rule: string, message: string, location: SourceLocation): void {
    this.#diagnostics.report({ severity: 'error', rule, message, location });
  }

  warn(rule: string, message: string, location: SourceLocation): void {
    this.#diagnostics.report({ severity: 'warning', rule, message, location });
  }

  resolveType(scope: Scope, reference: SourceAttribute): TypeDefinition | undefined {
    const builtins = this.xsdVersion === '1.1' ? xsd11BuiltinTypes : builtinTypes;
    return this.#resolve(scope, reference, 'type', this.#types, builtins);
  }

  resolveElement(scope: Scope, reference: SourceAttribute): ElementDeclaration | undefined {
    return this.#resolve(scope, reference, 'element', this.#elements);
  }

  resolveAttribute(scope: Scope, reference: SourceAttribute): AttributeDeclaration | undefined {
    return this.#resolve(scope, reference, 'attribute', this.#attributes, this.#builtinAttributes);
  }

  resolveModelGroup(scope: Scope, reference: SourceAttribute): ModelGroupDefinition | undefined {
    return this.#resolve(scope, reference, 'modelGroup', this.#modelGroups);
  }

  resolveAttributeGroup(scope: Scope, reference: SourceAttribute): AttributeGroupDefinition | undefined {
    return this.#resolve(
      scope,
      reference,
      'attributeGroup',
      this.#attributeGroups,
      this.#builtinAttributeGroups,
    );
  }

  resolveIdentityConstraint(
    scope: Scope,
    reference: SourceAttribute,
    kind: 'referencedKey' | 'identityConstraint',
  ): IdentityConstraintDefinition | undefined {
    const name = resolveName(scope, reference);
    const component = name && this.#identityConstraints.get(componentKey(name.namespaceURI, name.localName));
    if (component !== undefined && (kind === 'identityConstraint' || component.category !== 'keyref')) {
      return component;
    }
    if (name !== undefined) {
      this.#reportUnresolved(kind, name, reference.location);
    }
    return undefined;
  }

  declareComplexType(scope: Scope, element: SourceElement, name?: string): ComplexTypeDefinition {
    const type = declareComplexType(scope, element, name);
    this.#incomplete.set(type, { scope, element, type, building: false });
    return type;
  }

  complete(type: ComplexTypeDefinition): boolean {
    const incomplete = this.#incomplete.get(type);
    if (incomplete === undefined) {
      return true;
    }
    if (incomplete.building) {
      return false;
    }
    incomplete.building = true;
    completeComplexType(incomplete.scope, incomplete.element, incomplete.type);
    this.#incomplete.delete(type);
    return true;
  }

  declareIdentityConstraint(definition: IdentityConstraintDefinition): void {
    const key = componentKey(definition.targetNamespace, definition.name);
    const present = this.#identityConstraints.get(key);
    if (present === undefined) {
      this.#identityConstraints.set(key, definition);
    } else {
      this.#reportDuplicate('identity constraint', definition.name, definition.location, present.location);
    }
  }

  afterwards(action: () => void): void {
    this.#afterwards.push(action);
  }

  #spaceOf(name: SymbolSpaceName): Pick<SymbolSpace<unknown>, 'declare'> {
    const spaces = {
      type: this.#types,
      element: this.#elements,
      attribute: this.#attributes,
      attributeGroup: this.#attributeGroups,
      modelGroup: this.#modelGroups,
      notation: this.#notations,
    };
    return spaces[name];
  }

  #buildAttributeGroup(declaration: Declaration): AttributeGroupDefinition {
    const definition = buildAttributeGroup(declaration.scope, declaration.element, declaration.name);
    const original = this.#originalToRestrict(declaration, this.#attributeGroups);
    if (original !== undefined) {
      this.#redefinitions.push({ kind: 'attributeGroup', definition, original });
    }
    return definition;
  }

  #buildModelGroup(declaration: Declaration): ModelGroupDefinition {
    const definition = buildModelGroupDefinition(declaration.scope, declaration.element, declaration.name);
    const original = this.#originalToRestrict(declaration, this.#modelGroups);
    if (original !== undefined) {
      this.#redefinitions.push({ kind: 'modelGroup', definition, original });
    }
    if (!declaration.redefined) {
      return definition;
    }
    // The name belongs to the redefinition.
    const { definition: _, ...modelGroup } = definition.modelGroup;
    return { ...definition, modelGroup };
  }

  /** What a redefined group has to restrict, where it does not refer to itself (src-redefine, clauses 6.2 and 7.2). */
  #originalToRestrict<T>({ scope, original }: Declaration, space: SymbolSpace<T>): T | undefined {
    if (original === undefined || (scope.selfReferences?.size ?? 0) > 0) {
      return undefined;
    }
    const lookup = space.of(original);
    return lookup.found === 'component' ? lookup.component : undefined;
  }

  #reportDuplicate(noun: string, name: string, location: SourceLocation, first: SourceLocation): void {
    this.error(
      'sch-props-correct.2',
      `There is a second ${noun} '${name}'; the first one is at ${first.file}:${first.line}:${first.column}.`,
      location,
    );
  }

  #resolve<T>(
    scope: Scope,
    reference: SourceAttribute,
    kind: ReferenceKind,
    space: SymbolSpace<T>,
    builtins?: ReadonlyMap<string, T>,
  ): T | undefined {
    const name = resolveName(scope, reference);
    if (name === undefined) {
      return undefined;
    }
    const lookup = lookUp(scope, reference, name, space, builtins);
    switch (lookup?.found) {
      case 'component':
        return lookup.component;
      case 'cycle':
        this.#reportCycle(kind, name, reference.location);
        return undefined;
      case 'nothing':
        this.#reportUnresolved(kind, name, reference.location);
        return undefined;
      default:
        return undefined;
    }
  }

  #reportUnresolved(kind: ReferenceKind, name: ExpandedName, location: SourceLocation): void {
    const { noun, rule } = referenceKinds[kind];
    if (kind === 'type' && name.namespaceURI === XSD_NAMESPACE && xsd11Types.has(name.localName)) {
      this.error(
        rule,
        `xs:${name.localName} is not a type of XSD 1.0, but of XSD 1.1: choose that version with --xsd-version 1.1.`,
        location,
      );
    } else if (!this.#unread.explain(name, location)) {
      const hint =
        name.namespaceURI === XSD_NAMESPACE &&
        !this.#documents.some(({ targetNamespace }) => targetNamespace === XSD_NAMESPACE)
          ? ' Only its types are built in: name the schema document for schemas in an xs:import, in the catalog or among the schemas.'
          : '';
      this.error(rule, `There is no ${noun} ${describeName(name)}.${hint}`, location);
    }
  }

  #reportCycle(kind: ReferenceKind, name: ExpandedName, location: SourceLocation): void {
    // XSD 1.1, section 3.6.2.1: the attributes are those of all the groups in the circle.
    if (kind !== 'attributeGroup' || this.xsdVersion === '1.0') {
      this.error(cycleRules[kind], `${describeReference(kind, name)} refers to itself.`, location);
    }
  }

  #completeTypes(): void {
    // Completing a type declares the anonymous types of its local elements, which a Map visits too.
    for (const type of this.#incomplete.keys()) {
      this.complete(type);
    }
  }

  /** The attributes of `xml:` and `xlink:`, where these namespaces are imported and no document declares them. */
  #importedAttributes(): ReadonlyMap<string, AttributeDeclaration> {
    const imported = new Set(this.#documents.flatMap((document) => [...document.importedNamespaces]));
    return new Map(
      [...this.#builtinAttributes].filter(
        ([, { targetNamespace }]) =>
          (targetNamespace === XML_NAMESPACE || targetNamespace === XLINK_NAMESPACE) &&
          imported.has(targetNamespace),
      ),
    );
  }
}

interface IncompleteType {
  readonly scope: Scope;
  readonly element: SourceElement;
  readonly type: Draft<ComplexTypeDefinition>;
  building: boolean;
}

const cycleRules: Readonly<Record<ReferenceKind, string>> = {
  type: 'st-props-correct.2',
  element: 'e-props-correct.6',
  attribute: 'a-props-correct.1',
  attributeGroup: 'src-attribute_group.3',
  modelGroup: 'mg-props-correct.2',
  referencedKey: 'c-props-correct.1',
  identityConstraint: 'c-props-correct.1',
};

function describeReference(kind: ReferenceKind, name: ExpandedName): string {
  return kind === 'element'
    ? `The substitution group of the element ${describeName(name)}`
    : `The ${referenceKinds[kind].noun} ${describeName(name)}`;
}

/** `undefined` where a redefinition refers to an original that there is none of. */
function lookUp<T>(
  { selfReferences }: Scope,
  reference: SourceAttribute,
  { namespaceURI, localName }: ExpandedName,
  space: SymbolSpace<T>,
  builtins: ReadonlyMap<string, T> | undefined,
): Lookup<T> | undefined {
  if (selfReferences?.has(reference)) {
    const original = selfReferences.get(reference);
    return original && space.of(original);
  }
  const key = componentKey(namespaceURI, localName);
  const builtin = builtins?.get(key);
  return builtin === undefined ? space.get(key) : { found: 'component', component: builtin };
}

/** Attribute groups that refer to each other have all their attributes in common. */
function shareAttributes(groups: readonly Draft<AttributeGroupDefinition>[]): void {
  const [first] = groups;
  for (const group of groups) {
    group.attributeUses = first?.attributeUses ?? [];
    if (first?.attributeWildcard !== undefined) {
      group.attributeWildcard = first.attributeWildcard;
    }
  }
}

function prefixesOf(documents: readonly SchemaDocument[]): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  for (const [prefix, namespace] of documents.flatMap((document) => [...document.root.namespaces])) {
    if (prefix !== '' && !prefixes.has(prefix)) {
      prefixes.set(prefix, namespace);
    }
  }
  return prefixes;
}
