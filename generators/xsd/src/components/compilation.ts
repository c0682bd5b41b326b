import { type DiagnosticSink, unsupportedRule } from '../diagnostics.js';
import { XML_NAMESPACE, XSD_NAMESPACE } from '../documents/namespaces.js';
import type { SchemaDocument } from '../documents/schema-document.js';
import { attributeValue, type SourceAttribute, type SourceElement } from '../documents/source-element.js';
import { readAnnotation } from './annotations.js';
import { buildAttributeGroup, buildGlobalAttribute } from './attributes.js';
import { builtinTypes, xmlAttributeGroups, xmlAttributes, xsiAttributes } from './builtins.js';
import { completeComplexType, declareComplexType } from './complex-type.js';
import type { Compilation, Draft, Form, Scope, XsdVersion } from './context.js';
import { completeGlobalElement, declareGlobalElement } from './elements.js';
import type {
  Annotation,
  AttributeDeclaration,
  AttributeGroupDefinition,
  ComplexTypeDefinition,
  ElementDeclaration,
  IdentityConstraintDefinition,
  ModelGroupDefinition,
  NotationDeclaration,
  Schema,
  SourceLocation,
  TypeDefinition,
} from './model.js';
import { buildNotation } from './notations.js';
import { buildModelGroupDefinition } from './particles.js';
import { componentKey, describeName, type ExpandedName } from './qnames.js';
import { type ReferenceKind, referenceKinds, resolveName } from './references.js';
import { schemaChildren } from './schema-elements.js';
import { xsd11Types } from './schema-for-schemas/xsd11.js';
import { buildSimpleType } from './simple-type.js';
import { type Lookup, SymbolSpace } from './symbol-space.js';

/** Builds the components of schema documents; lives for one call of `compileSchema`. */
export class SchemaCompilation implements Compilation {
  readonly xsdVersion: XsdVersion;
  readonly #diagnostics: DiagnosticSink;
  readonly #documents: readonly SchemaDocument[];
  readonly #builtinAttributes: ReadonlyMap<string, AttributeDeclaration>;
  readonly #builtinAttributeGroups: ReadonlyMap<string, AttributeGroupDefinition>;

  readonly #types = new SymbolSpace<TypeDefinition>((scope, element, name) =>
    element.name === 'simpleType'
      ? buildSimpleType(scope, element, name)
      : this.declareComplexType(scope, element, name),
  );
  readonly #elements = new SymbolSpace<ElementDeclaration>((scope, element, name) => {
    const declaration = declareGlobalElement(scope, element, name);
    completeGlobalElement(scope, element, declaration);
    return declaration;
  });
  readonly #attributes = new SymbolSpace<AttributeDeclaration>(buildGlobalAttribute);
  readonly #attributeGroups = new SymbolSpace<AttributeGroupDefinition>(buildAttributeGroup);
  readonly #modelGroups = new SymbolSpace<ModelGroupDefinition>(buildModelGroupDefinition);
  readonly #notations = new SymbolSpace<NotationDeclaration>(buildNotation);
  readonly #identityConstraints = new Map<string, IdentityConstraintDefinition>();

  /** Complex types by how far they are; those not here are complete. */
  readonly #incomplete = new Map<ComplexTypeDefinition, IncompleteType>();
  readonly #afterwards: (() => void)[] = [];

  constructor(documents: readonly SchemaDocument[], xsdVersion: XsdVersion, diagnostics: DiagnosticSink) {
    this.#documents = documents;
    this.xsdVersion = xsdVersion;
    this.#diagnostics = diagnostics;
    const hasXmlSchema = documents.some((document) => document.targetNamespace === XML_NAMESPACE);
    this.#builtinAttributes = new Map([...xsiAttributes, ...(hasXmlSchema ? [] : xmlAttributes)]);
    this.#builtinAttributeGroups = hasXmlSchema ? new Map() : xmlAttributeGroups;
  }

  /** Builds everything that the documents declare. */
  build(): Schema {
    for (const document of this.#documents) {
      this.#declareAll(scopeOf(this, document));
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
      attributeDeclarations: new Map([...attributeDeclarations, ...this.#importedXmlAttributes()]),
      attributeGroupDefinitions,
      modelGroupDefinitions,
      identityConstraintDefinitions: this.#identityConstraints,
      notationDeclarations,
      targetNamespaces: [...new Set(this.#documents.map((document) => document.targetNamespace))],
      prefixes: prefixesOf(this.#documents),
      annotations: annotationsOf(this.#documents),
    };
  }

  error(rule: string, message: string, location: SourceLocation): void {
    this.#diagnostics.report({ severity: 'error', rule, message, location });
  }

  resolveType(scope: Scope, reference: SourceAttribute): TypeDefinition | undefined {
    return this.#resolve(scope, reference, 'type', (key) => {
      const builtin = builtinTypes.get(key);
      return builtin ? { found: 'component', component: builtin } : this.#types.get(key);
    });
  }

  resolveElement(scope: Scope, reference: SourceAttribute): ElementDeclaration | undefined {
    return this.#resolve(scope, reference, 'element', (key) => this.#elements.get(key));
  }

  resolveAttribute(scope: Scope, reference: SourceAttribute): AttributeDeclaration | undefined {
    return this.#resolve(scope, reference, 'attribute', (key) => {
      const builtin = this.#builtinAttributes.get(key);
      return builtin ? { found: 'component', component: builtin } : this.#attributes.get(key);
    });
  }

  resolveModelGroup(scope: Scope, reference: SourceAttribute): ModelGroupDefinition | undefined {
    return this.#resolve(scope, reference, 'modelGroup', (key) => this.#modelGroups.get(key));
  }

  resolveAttributeGroup(scope: Scope, reference: SourceAttribute): AttributeGroupDefinition | undefined {
    return this.#resolve(scope, reference, 'attributeGroup', (key) => {
      const builtin = this.#builtinAttributeGroups.get(key);
      return builtin ? { found: 'component', component: builtin } : this.#attributeGroups.get(key);
    });
  }

  resolveIdentityConstraint(
    scope: Scope,
    reference: SourceAttribute,
  ): IdentityConstraintDefinition | undefined {
    return this.#resolve(scope, reference, 'identityConstraint', (key) => {
      const component = this.#identityConstraints.get(key);
      return component && component.category !== 'keyref'
        ? { found: 'component', component }
        : { found: 'nothing' };
    });
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

  #declareAll(scope: Scope): void {
    for (const element of schemaChildren(scope.document.root)) {
      const space = this.#spaceOf(element);
      const name = attributeValue(element, 'name');
      if (space === undefined || name === undefined) {
        continue;
      }
      const key = componentKey(scope.document.targetNamespace, name);
      const present = space.declare(key, scope, element, name);
      if (present !== undefined) {
        this.#reportDuplicate(`xs:${element.name}`, name, element.location, present.location);
      }
    }
  }

  #spaceOf(element: SourceElement): Pick<SymbolSpace<unknown>, 'declare'> | undefined {
    switch (element.name) {
      case 'simpleType':
      case 'complexType':
        return this.#types;
      case 'element':
        return this.#elements;
      case 'attribute':
        return this.#attributes;
      case 'attributeGroup':
        return this.#attributeGroups;
      case 'group':
        return this.#modelGroups;
      case 'notation':
        return this.#notations;
      default:
        return undefined;
    }
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
    lookUp: (key: string) => Lookup<T>,
  ): T | undefined {
    const name = resolveName(scope, reference);
    if (name === undefined) {
      return undefined;
    }
    const lookup = lookUp(componentKey(name.namespaceURI, name.localName));
    switch (lookup.found) {
      case 'component':
        return lookup.component;
      case 'cycle':
        this.#reportCycle(kind, name, reference.location);
        return undefined;
      case 'nothing': {
        const { noun, rule } = referenceKinds[kind];
        if (kind === 'type' && name.namespaceURI === XSD_NAMESPACE && xsd11Types.has(name.localName)) {
          this.#refuseXsd11Type(rule, name.localName, reference.location);
          return undefined;
        }
        this.error(rule, `There is no ${noun} ${describeName(name)}.`, reference.location);
        return undefined;
      }
    }
  }

  #reportCycle(kind: ReferenceKind, name: ExpandedName, location: SourceLocation): void {
    const subject = describeReference(kind, name);
    if (kind === 'attributeGroup' && this.xsdVersion === '1.1') {
      this.error(
        unsupportedRule,
        `${subject} refers to itself, as XSD 1.1 allows: not supported yet.`,
        location,
      );
    } else {
      this.error(cycleRules[kind], `${subject} refers to itself.`, location);
    }
  }

  #refuseXsd11Type(rule: string, name: string, location: SourceLocation): void {
    if (this.xsdVersion === '1.0') {
      this.error(
        rule,
        `xs:${name} is not a type of XSD 1.0, but of XSD 1.1, which is not supported yet.`,
        location,
      );
    } else {
      this.error(unsupportedRule, `The type xs:${name} (XSD 1.1) is not supported yet.`, location);
    }
  }

  #completeTypes(): void {
    // Completing a type declares the anonymous types of its local elements, which a Map visits too.
    for (const type of this.#incomplete.keys()) {
      this.complete(type);
    }
  }

  #importedXmlAttributes(): ReadonlyMap<string, AttributeDeclaration> {
    const imported = this.#documents.some((document) => document.importedNamespaces.has(XML_NAMESPACE));
    return new Map(
      [...this.#builtinAttributes].filter(([, each]) => imported && each.targetNamespace === XML_NAMESPACE),
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
  identityConstraint: 'c-props-correct.1',
};

function describeReference(kind: ReferenceKind, name: ExpandedName): string {
  return kind === 'element'
    ? `The substitution group of the element ${describeName(name)}`
    : `The ${referenceKinds[kind].noun} ${describeName(name)}`;
}

function scopeOf(compilation: Compilation, document: SchemaDocument): Scope {
  const form = (name: string): Form =>
    attributeValue(document.root, name) === 'qualified' ? 'qualified' : 'unqualified';
  return {
    compilation,
    document,
    elementFormDefault: form('elementFormDefault'),
    attributeFormDefault: form('attributeFormDefault'),
    blockDefault: attributeValue(document.root, 'blockDefault') ?? '',
    finalDefault: attributeValue(document.root, 'finalDefault') ?? '',
  };
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

function annotationsOf(documents: readonly SchemaDocument[]): ReadonlyMap<string, readonly Annotation[]> {
  const annotations = new Map<string, readonly Annotation[]>();
  for (const { targetNamespace, root } of documents) {
    const own = root.children.filter(
      (child) => child.name === 'annotation' && child.namespaceURI === root.namespaceURI,
    );
    annotations.set(targetNamespace, [
      ...(annotations.get(targetNamespace) ?? []),
      ...own.map(readAnnotation),
    ]);
  }
  return annotations;
}
