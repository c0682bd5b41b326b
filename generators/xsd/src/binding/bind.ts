import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  Schema,
  TypeDefinition,
} from '../components/model.js';
import { SchemaIndex } from '../components/schema-index.js';
import type { Configuration } from '../config/configuration.js';
import { DiagnosticCollector } from '../diagnostics.js';
import { ApproximationCollector } from './approximations.js';
import { AttributeGroups } from './attribute-groups.js';
import { bareTypes } from './bare-types.js';
import { bindComplexType } from './bind-complex-type.js';
import { SimpleTypeBinder } from './bind-simple-type.js';
import type { BindingContext } from './context.js';
import { DerivedTypes, derivationSteps } from './derived-types.js';
import { annotationParagraphs } from './documentation.js';
import { withDefaultType } from './element-types.js';
import { bindIdentityConstraints } from './identity-constraints.js';
import type {
  BindingModel,
  Declaration,
  DeclarationName,
  ElementBinding,
  GlobalAttribute,
  GlobalComponents,
  ModuleBinding,
} from './model.js';
import { type LocatedBinding, ModelGroups } from './model-groups.js';
import { type ModuleNames, nameModules } from './modules.js';
import { nameComponents } from './names.js';
import { NillableTypes } from './nillable-types.js';
import { Prefixes } from './prefixes.js';
import { secretNames } from './secrets.js';
import { sourceOrder } from './source-order.js';
import { checkStaticReaders } from './static-readers.js';
import { SubstitutionGroups } from './substitution-groups.js';
import { bindSubstitutionGroupAlias } from './tagged-elements.js';
import { bindTypeAlternatives } from './type-alternatives.js';
import { typeMappings } from './type-mappings.js';
import { reportElementConstraints } from './untyped-constraints.js';
import { bindValueConstraint } from './value-constraints.js';
import { descriptorValueType, typeReference } from './value-types.js';

/** What {@link bind} needs besides the schema. */
export interface BindingOptions {
  readonly configuration: Configuration;
  /** The path of the configuration file, for messages. */
  readonly configurationFile: string;
  /** The path of the schema document that generation starts from. */
  readonly entry: string;
  /** The index of the schema, where there is one already. */
  readonly index?: SchemaIndex;
}

/**
 * Decides what TypeScript sees of a schema.
 *
 * @returns the modules, and what the configuration asks for and the schema does not allow
 */
export function bind(schema: Schema, options: BindingOptions): BindingModel {
  const diagnostics = new DiagnosticCollector();
  const { index = new SchemaIndex(schema) } = options;
  const context = createContext(schema, index, options, diagnostics);
  const modules = nameModules(schema, context.names.types, options.entry, options.configuration);
  const bindings = [...context.names.types, ...schema.elementDeclarations.values()].flatMap((component) =>
    bindComponent(component, context).map((binding) => ({ location: component.location, binding })),
  );
  const shared: readonly LocatedBinding<Declaration>[] = [
    ...context.modelGroups.bindings,
    ...context.attributeGroups.bindings,
    ...context.nillableTypes.bindings,
  ];
  const declarations = sourceOrder([...bindings, ...shared]).map(({ binding }) => binding);
  const bound = [...new Set(modules.values())].flatMap((names) => {
    const namespaces = [...modules].flatMap(([namespace, each]) => (each === names ? [namespace] : []));
    const own = new Set(namespaces);
    return moduleOf(
      names,
      namespaces,
      declarations.filter(({ name }) => own.has(name.targetNamespace)),
      context,
    );
  });
  checkStaticReaders(
    bound,
    options.configuration,
    { file: options.configurationFile, line: 1, column: 1 },
    diagnostics,
  );
  return {
    modules: bound,
    globals: globalsOf(context),
    prefixes: context.prefixes.bindings,
    secrets: secretNames(index),
    diagnostics: diagnostics.diagnostics,
    approximations: context.approximations.approximations,
  };
}

/** A module, where there is anything in it. */
function moduleOf(
  names: ModuleNames,
  namespaces: readonly string[],
  declarations: readonly Declaration[],
  { schema: { annotations, targetNamespaces }, configuration }: BindingContext,
): readonly ModuleBinding[] {
  const entryNamespace = targetNamespaces.find((namespace) => namespaces.includes(namespace));
  const module: ModuleBinding = {
    ...names,
    targetNamespace: entryNamespace ?? namespaces[0] ?? '',
    targetNamespaces: namespaces,
    documentation: [
      ...new Set(
        namespaces.flatMap((namespace) =>
          (annotations.get(namespace) ?? []).flatMap((each) => annotationParagraphs(each, configuration)),
        ),
      ),
    ],
    declarations,
  };
  return declarations.length === 0 ? [] : [module];
}

function globalsOf({ schema, names, simpleTypes }: BindingContext): GlobalComponents {
  const attributes = sourceOrder([...schema.attributeDeclarations.values()]).map(
    ({ name, targetNamespace, typeDefinition, valueConstraint, inheritable }): GlobalAttribute => ({
      name,
      targetNamespace,
      type: simpleTypes.reference(typeDefinition),
      inheritable: inheritable ?? false,
      ...bindValueConstraint(valueConstraint, typeDefinition),
    }),
  );
  return {
    elements: sourceOrder([...schema.elementDeclarations.values()]).map((element) =>
      names.ofElement(element),
    ),
    attributes,
    types: sourceOrder([...schema.typeDefinitions.values()]).flatMap((type) => names.ofType(type) ?? []),
  };
}

function createContext(
  schema: Schema,
  index: SchemaIndex,
  { configuration, configurationFile }: BindingOptions,
  diagnostics: DiagnosticCollector,
): BindingContext {
  const names = nameComponents(schema, configuration);
  const approximations = new ApproximationCollector();
  const configurationLocation = { file: configurationFile, line: 1, column: 1 };
  for (const key of names.unusedNames) {
    diagnostics.report({
      severity: 'error',
      rule: 'codegen-names',
      message: `"names" has an entry for '${key}', and the schema has no such component.`,
      location: configurationLocation,
    });
  }
  const bare = bareTypes(schema, configuration, configurationLocation, diagnostics);
  return {
    schema,
    configuration,
    names,
    simpleTypes: new SimpleTypeBinder(
      names,
      typeMappings(configuration, names, configurationLocation, diagnostics),
      { configuration, configurationLocation, approximations },
    ),
    derivedTypes: new DerivedTypes(schema, names),
    substitutionGroups: new SubstitutionGroups(index, names),
    modelGroups: new ModelGroups(names),
    attributeGroups: new AttributeGroups(schema, names),
    nillableTypes: new NillableTypes(names),
    prefixes: new Prefixes(schema),
    complexTypes: new Map(),
    properties: { arrays: new Map(), singles: new Map() },
    diagnostics,
    approximations,
    configurationLocation,
    isBare: (type) => bare.has(type),
    nameOf: (type) => nameOf(type, names.ofType(type)),
  };
}

function nameOf(type: ComplexTypeDefinition, name: DeclarationName | undefined): DeclarationName {
  if (name === undefined) {
    throw new Error(
      `The complex type '${type.name ?? ''}' at line ${type.location.line} was not reached when naming.`,
    );
  }
  return name;
}

function bindComponent(
  component: TypeDefinition | ElementDeclaration,
  context: BindingContext,
): readonly Declaration[] {
  switch (component.component) {
    case 'simpleTypeDefinition':
      return [
        {
          ...context.simpleTypes.bind(component),
          derivedTypes: context.derivedTypes
            .childrenOf(component)
            .flatMap((type) => context.names.ofType(type) ?? []),
        },
      ];
    case 'complexTypeDefinition':
      return [...bindComplexType(component, context), ...context.derivedTypes.bindAliases(component)];
    case 'elementDeclaration': {
      const alias = bindSubstitutionGroupAlias(component, context);
      return [bindElement(component, context), ...(alias === undefined ? [] : [alias])];
    }
  }
}

function bindElement(element: ElementDeclaration, context: BindingContext): ElementBinding {
  const { valueConstraint } = element;
  const { typeDefinition } = withDefaultType(element);
  reportElementConstraints(element, `element ${element.name}`, context.approximations);
  return {
    kind: 'element',
    name: context.names.ofElement(element),
    documentation: elementDocumentation(element, context.configuration),
    xmlName: element.name,
    valueType: descriptorValueType(element, context),
    type: typeReference(typeDefinition, context),
    nillable: element.nillable,
    abstract: element.abstract,
    ...bindValueConstraint(valueConstraint, element.typeDefinition),
    block: derivationSteps(element.disallowedSubstitutions),
    identityConstraints: bindIdentityConstraints(element, context),
    alternatives: bindTypeAlternatives(element, context),
    hasQualifiedTag: context.substitutionGroups.hasQualifiedTag(element),
    ...bindSubstitutionGroup(element, context),
  };
}

/** The documentation of an element, where it is not that of its type. */
function elementDocumentation(
  { annotation, typeDefinition }: ElementDeclaration,
  configuration: Configuration,
): readonly string[] {
  const own = annotationParagraphs(annotation, configuration);
  const ofType = annotationParagraphs(typeDefinition.annotation, configuration);
  return own.join('\n') === ofType.join('\n') ? [] : own;
}

function bindSubstitutionGroup(
  element: ElementDeclaration,
  { substitutionGroups, names }: BindingContext,
): Pick<ElementBinding, 'substitutionGroup' | 'substitutableElements'> {
  const namesOf = (elements: readonly ElementDeclaration[]): readonly DeclarationName[] =>
    elements.map((member) => names.ofElement(member));
  return substitutionGroups.isTree(element)
    ? { substitutionGroup: namesOf(substitutionGroups.affiliatedTo(element)), substitutableElements: [] }
    : { substitutionGroup: [], substitutableElements: namesOf(substitutionGroups.of(element)) };
}
