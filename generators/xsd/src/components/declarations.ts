import type { SchemaDocument } from '../documents/schema-document.js';
import { attributeValue, type SourceElement } from '../documents/source-element.js';
import type { SourceLocation } from '../source-location.js';
import { componentKey } from '../vocabulary/qnames.js';
import { builtinTypes, xsd11BuiltinTypes } from './builtins.js';
import type { Compilation, Declaration, Form, Scope, SymbolSpaceName } from './context.js';
import { ImportGroups } from './import-groups.js';
import { checkRedefinition, selfReferences } from './redefinition-rules.js';
import { schemaChildren } from './schema-elements.js';

interface DraftDeclaration extends Declaration {
  scope: Scope;
  original?: DraftDeclaration;
  redefined: boolean;
}

const spaces: Readonly<Record<string, SymbolSpaceName>> = {
  simpleType: 'type',
  complexType: 'type',
  element: 'element',
  attribute: 'attribute',
  attributeGroup: 'attributeGroup',
  group: 'modelGroup',
  notation: 'notation',
};

/**
 * Collects the declarations of schema documents, those that a redefinition takes the place of left out, and reports
 * names that are declared twice and redefinitions that break a rule.
 *
 * A document may be included in one place and redefined in another. By the letter two components have one name then;
 * the redefinition stands for both here, since it is said to be pervasive.
 */
export function collectDeclarations(
  compilation: Compilation,
  documents: readonly SchemaDocument[],
): readonly Declaration[] {
  return new Collector(compilation, documents).collect();
}

class Collector {
  readonly #compilation: Compilation;
  readonly #documents: readonly SchemaDocument[];
  /** What each document declares itself, by symbol space and key. */
  readonly #own = new Map<SchemaDocument, Map<string, DraftDeclaration>>();
  readonly #redefinitions = new Map<SourceElement, Map<string, DraftDeclaration>>();
  /** Declarations by element and namespace: documents that are overridden in two ways share the others. */
  readonly #known = new Map<SourceElement, Map<string, DraftDeclaration>>();
  readonly #all: DraftDeclaration[] = [];
  /** Documents of which another one of the namespace declares something too. */
  readonly #overlapping = new Set<SchemaDocument>();
  #importGroups: ImportGroups | undefined;

  constructor(compilation: Compilation, documents: readonly SchemaDocument[]) {
    this.#compilation = compilation;
    this.#documents = documents;
  }

  collect(): readonly Declaration[] {
    for (const document of this.#documents) {
      this.#declareAll(document);
    }
    for (const document of this.#documents) {
      for (const { element, document: target } of document.redefinitions) {
        for (const redefinition of this.#redefinitions.get(element)?.values() ?? []) {
          this.#redefine(redefinition, target);
        }
      }
    }
    return this.#current();
  }

  #declareAll(document: SchemaDocument): void {
    const scope = scopeOf(this.#compilation, document);
    const own = new Map<string, DraftDeclaration>();
    this.#own.set(document, own);
    for (const element of schemaChildren(document.root)) {
      if (element.name === 'redefine') {
        const redefinitions = new Map<string, DraftDeclaration>();
        this.#redefinitions.set(element, redefinitions);
        for (const child of schemaChildren(element)) {
          this.#declare(scope, child, redefinitions);
        }
      } else {
        this.#declare(scope, element, own);
      }
    }
  }

  #declare(scope: Scope, element: SourceElement, siblings: Map<string, DraftDeclaration>): void {
    const space = Object.hasOwn(spaces, element.name) ? spaces[element.name] : undefined;
    const name = attributeValue(element, 'name');
    const { targetNamespace } = scope.document;
    if (space === undefined || name === undefined || this.#isBuiltinType(space, targetNamespace, name)) {
      return;
    }
    const inNamespaces = this.#known.get(element) ?? new Map<string, DraftDeclaration>();
    this.#known.set(element, inNamespaces);
    const known = inNamespaces.get(targetNamespace);
    const key = componentKey(targetNamespace, name);
    const declaration = known ?? { space, key, name, scope, element, redefined: false };
    if (known === undefined) {
      inNamespaces.set(targetNamespace, declaration);
      this.#all.push(declaration);
    }
    const identifier = identify(declaration);
    if (!siblings.has(identifier)) {
      siblings.set(identifier, declaration);
    }
  }

  /** The schema for schema documents declares the built-in types, which every schema has (Part 2, appendix A). */
  #isBuiltinType(space: SymbolSpaceName, targetNamespace: string, name: string): boolean {
    const builtins = this.#compilation.xsdVersion === '1.1' ? xsd11BuiltinTypes : builtinTypes;
    return space === 'type' && builtins.has(componentKey(targetNamespace, name));
  }

  #redefine(redefinition: DraftDeclaration, target: SchemaDocument | undefined): void {
    if (redefinition.scope.selfReferences !== undefined) {
      return;
    }
    const references = selfReferences(redefinition);
    if (target !== undefined) {
      this.#findOriginal(redefinition, target);
      checkRedefinition(redefinition, references);
    }
    const { original } = redefinition;
    redefinition.scope = {
      ...redefinition.scope,
      selfReferences: new Map(references.map(({ attribute }) => [attribute, original])),
    };
  }

  #findOriginal(redefinition: DraftDeclaration, target: SchemaDocument): void {
    const [original, second] = this.#contributions(target, identify(redefinition), new Set());
    if (original !== undefined) {
      redefinition.original = original;
      original.redefined = true;
    }
    if (original !== undefined && second !== undefined) {
      this.#reportDuplicate(second, original);
    }
  }

  /** The declarations that the schema of a document has for a name. */
  #contributions(
    document: SchemaDocument,
    identifier: string,
    visited: Set<SchemaDocument>,
  ): Set<DraftDeclaration> {
    const found = new Set<DraftDeclaration>();
    if (visited.has(document)) {
      return found;
    }
    visited.add(document);
    const own = this.#own.get(document)?.get(identifier);
    if (own !== undefined) {
      found.add(own);
    }
    for (const included of document.included) {
      for (const declaration of this.#contributions(included, identifier, visited)) {
        found.add(declaration);
      }
    }
    for (const { element, document: target } of document.redefinitions) {
      const redefinition = this.#redefinitions.get(element)?.get(identifier);
      if (redefinition !== undefined) {
        found.add(redefinition);
      } else if (target !== undefined) {
        for (const declaration of this.#contributions(target, identifier, visited)) {
          found.add(declaration);
        }
      }
    }
    return found;
  }

  /** One declaration for each name. */
  #current(): Declaration[] {
    const declarations = new Map<string, DraftDeclaration>();
    for (const declaration of this.#all) {
      const identifier = identify(declaration);
      const present = declarations.get(identifier);
      if (!declaration.redefined) {
        if (present !== undefined) {
          this.#judgeDuplicate(declaration, present);
        } else {
          declarations.set(identifier, declaration);
        }
      } else if (present === undefined && isInCircle(declaration)) {
        const message = `The redefinitions of '${declaration.name}' form a circle: none of them has a definition to start from.`;
        this.#compilation.error('src-expredef', message, declaration.element.location);
        declarations.set(identifier, declaration);
      }
    }
    return [...declarations.values()];
  }

  /**
   * Two documents that were imported for one namespace may be versions of each other: "it is open to applications to
   * ignore all but the first <import> for a given namespace" (section 4.2.3), which is done here as far as they overlap.
   */
  #judgeDuplicate(declaration: Declaration, present: Declaration): void {
    const { document } = declaration.scope;
    this.#importGroups ??= new ImportGroups(this.#documents);
    if (this.#importGroups.areTogether(document, present.scope.document)) {
      this.#reportDuplicate(declaration, present);
    } else if (!this.#overlapping.has(document)) {
      this.#overlapping.add(document);
      const { targetNamespace, file } = document;
      const first = present.scope.document.file;
      this.#compilation.warn(
        'src-import',
        `'${first}' and '${file}' were both imported for the namespace '${targetNamespace}'; what both declare is that of the first.`,
        document.root.location,
      );
    }
  }

  #reportDuplicate({ element, name }: Declaration, { element: first }: Declaration): void {
    const { file, line, column }: SourceLocation = first.location;
    this.#compilation.error(
      'sch-props-correct.2',
      `There is a second xs:${element.name} '${name}'; the first one is at ${file}:${line}:${column}.`,
      element.location,
    );
  }
}

function identify({ space, key }: Declaration): string {
  return `${space} ${key}`;
}

function isInCircle(declaration: DraftDeclaration): boolean {
  const passed = new Set<DraftDeclaration>();
  let step = declaration.original;
  while (step !== undefined && step !== declaration && !passed.has(step)) {
    passed.add(step);
    step = step.original;
  }
  return step === declaration;
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
