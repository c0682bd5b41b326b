import { declaredNames } from '../binding/declared-names.js';
import { camelCase } from '../binding/identifiers.js';
import type {
  BindingModel,
  Declaration,
  DeclarationName,
  ElementBinding,
  ModelGroupBinding,
  ModuleBinding,
} from '../binding/model.js';
import type { BuiltInTypesSetting, ImportExtension, ReadersSetting } from '../config/settings.js';
import { hasStaticReader } from '../config/static-readers.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import type { Code } from './layout.js';
import { addUse, References, type Use } from './references.js';

/** The function of the XPath package that makes compilers of expressions. */
export const xpathCompilerName = 'xpathCompiler';

/** What the module of the runtime that holds the built-in types is called. */
export const builtInTypes = 'xs';

/** The constant that says which prefixes stand for which namespaces. */
export const prefixesName = 'prefixes';

/** The names that code of a namespace's declarations may use, and which of them it does use. */
export class ModuleScope {
  /** The target namespace of the module; undefined for one that declares no component. */
  readonly targetNamespace: string | undefined;
  /** Tells whether schema documents have prefixes for namespaces. */
  readonly hasPrefixes: boolean;
  readonly #modules: ReadonlyMap<string, ModuleBinding>;
  readonly #declared: ReadonlySet<string>;
  readonly #module: ModuleBinding | undefined;
  readonly #options: ScopeOptions;
  readonly #importedNames = new Map<string, string>();
  readonly #constants = new Map<string, ModuleConstant>();
  #references = new References();

  constructor(module: ModuleBinding | undefined, model: BindingModel, options: ScopeOptions = {}) {
    this.targetNamespace = module?.targetNamespace;
    this.hasPrefixes = model.prefixes.size > 0;
    this.#module = module;
    this.#options = options;
    this.#modules = new Map(
      model.modules.flatMap((each) => each.targetNamespaces.map((namespace) => [namespace, each] as const)),
    );
    this.#declared = new Set(module?.declarations.flatMap(declaredNames).map(({ identifier }) => identifier));
  }

  /** What code refers to that `write` makes. */
  record<T>(write: () => T): { readonly result: T; readonly references: References } {
    const outer = this.#references;
    const references = new References();
    this.#references = references;
    try {
      return { result: write(), references };
    } finally {
      this.#references = outer;
    }
  }

  /** A type of the runtime. */
  runtimeType(name: string): string {
    addUse(this.#references.runtime, name, 'type');
    return this.localName(name);
  }

  /** A function or a constant of the runtime. */
  runtimeValue(name: string): string {
    addUse(this.#references.runtime, name, 'value');
    return this.localName(name);
  }

  /** A type of JavaScript itself, which a declaration of the module may hide. */
  globalType(name: string): string {
    return this.#declared.has(name) ? `globalThis.${name}` : name;
  }

  /** The type that a declaration of this or another module has. */
  type(name: DeclarationName): string {
    return this.#declaration(name, 'type');
  }

  /** The descriptor that a declaration of this or another module has. */
  value(name: DeclarationName): string {
    return this.#declaration(name, 'value');
  }

  /** The module of a namespace as a whole: what it exports. */
  namespace(module: ModuleBinding): string {
    addUse(this.#references.namespaces, module.targetNamespace, 'value');
    return this.moduleName(module);
  }

  /** A function that gives the descriptor of the schema. */
  schema(): string {
    this.#references.globals.add(schemaName);
    return `() => ${schemaName}`;
  }

  /** `xs:anyType` with the declarations of the schema. */
  anyType(): string {
    this.#references.globals.add(anyTypeName);
    return anyTypeName;
  }

  /** Whether the module is for a schema of XSD 1.1. */
  get isXsd11(): boolean {
    return this.#options.xsdVersion === '1.1';
  }

  /** Whether a type has a static reader where it can have one. */
  hasStaticReader({ identifier }: DeclarationName): boolean {
    return hasStaticReader(this.#options.readers ?? 'data', identifier);
  }

  /** A global element declaration. */
  elementBinding(name: DeclarationName): ElementBinding | undefined {
    const binding = this.#binding(name);
    return binding?.kind === 'element' ? binding : undefined;
  }

  /** A model group definition. */
  modelGroup(name: DeclarationName): ModelGroupBinding | undefined {
    const binding = this.#binding(name);
    return binding?.kind === 'modelGroup' ? binding : undefined;
  }

  #binding({ targetNamespace, identifier }: DeclarationName): Declaration | undefined {
    return this.moduleOf(targetNamespace).declarations.find(({ name }) => name.identifier === identifier);
  }

  /** A built-in simple type, by its name in the runtime. */
  builtInType(name: string): string {
    this.#options.namedBuiltInTypes?.add(name);
    return `${this.runtimeValue(builtInTypes)}.${name}`;
  }

  /** The built-in simple types of the schema: those that code has named up to now, or all. */
  builtInTypes(): readonly string[] {
    if (this.#options.builtInTypes === 'all') {
      return [`...${this.runtimeValue(this.isXsd11 ? 'builtInTypes11' : 'builtInTypes')}()`];
    }
    return [...(this.#options.namedBuiltInTypes ?? [])].sort(compare).map((name) => this.builtInType(name));
  }

  /** A value of the XPath package. */
  xpathValue(name: string): string {
    this.#references.xpath.add(name);
    return name;
  }

  /** A namespace name: the constant of the module where it is that of the module. */
  namespaceURI(): string {
    this.#references.usesNamespace = true;
    return 'namespaceURI';
  }

  /** The constant that says which prefixes stand for which namespaces. */
  prefixes(): string {
    this.#references.usesPrefixes = true;
    return prefixesName;
  }

  /** A type that a module of the user's own exports. */
  importedType(from: string, name: string): string {
    addUse(this.#references.imported, from, 'type');
    return `${this.importedName(from)}.${name}`;
  }

  /** A value that a module of the user's own exports. */
  importedValue(from: string, name: string): string {
    addUse(this.#references.imported, from, 'value');
    return `${this.importedName(from)}.${name}`;
  }

  /** The name of a constant of the module, which `value` gives when it is needed for the first time. */
  constant(name: string, type: () => string, value: () => Code): string {
    if (!this.#constants.has(name)) {
      const { result, references } = this.record(() => ({ type: type(), value: value() }));
      this.#constants.set(name, { name, ...result, references });
    }
    this.#references.constants.add(name);
    return name;
  }

  /** The constants that code refers to. */
  constants(references: References): readonly ModuleConstant[] {
    return [...this.#constants.values()].filter(({ name }) => references.constants.has(name));
  }

  /** The module of a namespace. */
  moduleOf(targetNamespace: string): ModuleBinding {
    const module = this.#modules.get(targetNamespace);
    if (module === undefined) {
      throw new Error(`There is no module for the namespace '${targetNamespace}'.`);
    }
    return module;
  }

  /** The name under which the module imports that of another namespace: not one that a declaration has, as one without capital letters may. */
  moduleName(module: ModuleBinding): string {
    let name = moduleNamespaceName(module);
    while (this.#declared.has(name)) {
      name += '_';
    }
    return name;
  }

  /** The name by which the module calls something of the runtime. */
  localName(runtimeName: string): string {
    return this.#declared.has(runtimeName) ? `${runtimeName}_runtime` : runtimeName;
  }

  /** The name under which the module imports one of the user's own. */
  importedName(from: string): string {
    const known = this.#importedNames.get(from);
    if (known !== undefined) {
      return known;
    }
    const taken = new Set([
      ...[...this.#modules.values()].map((module) => this.moduleName(module)),
      ...this.#importedNames.values(),
      ...this.#declared,
    ]);
    const stem = camelCase(from.replace(/^.*\//, '').replace(/\.[mc]?[jt]s$/, ''));
    let namespace = reservedNames.has(stem) ? `${stem}_` : stem;
    while (taken.has(namespace)) {
      namespace += '_';
    }
    this.#importedNames.set(from, namespace);
    return namespace;
  }

  #declaration(name: DeclarationName, use: Use): string {
    const module = this.moduleOf(name.targetNamespace);
    if (module === this.#module) {
      this.#references.addDeclaration(name, use);
      return name.identifier;
    }
    addUse(this.#references.namespaces, module.targetNamespace, use);
    return `${this.moduleName(module)}.${name.identifier}`;
  }
}

/** How modules are written. */
export interface ScopeOptions {
  /** The version of the built-in types. */
  readonly xsdVersion?: XsdVersion;
  /** Which types have static readers. */
  readonly readers?: ReadersSetting;
  /** Which built-in types the schema knows. */
  readonly builtInTypes?: BuiltInTypesSetting;
  /** Takes the built-in types that code names, by their names in the runtime. */
  readonly namedBuiltInTypes?: Set<string>;
}

/** A constant that several declarations of a module share. */
export interface ModuleConstant {
  readonly name: string;
  readonly type: string;
  readonly value: Code;
  readonly references: References;
}

/** How a module imports another one of the same folder. */
export function relativeModule(fileName: string, extension: ImportExtension = 'js'): string {
  return extension === 'none' ? `./${fileName}` : `./${fileName}.${extension}`;
}

/** The module that holds the descriptor of the schema, without its ending. */
export const globalDeclarationsModule = 'global-declarations';

/** The constant there that is the descriptor of the schema. */
export const schemaName = 'schema';

/** The constant there that is `xs:anyType` with the declarations of the schema. */
export const anyTypeName = 'anyType';

/** The constant there that names the elements whose content is secret. */
export const secretElementsName = 'secretElements';

/** The constant there that names the attributes that are secret. */
export const secretAttributesName = 'secretAttributes';

/** The name under which an index exports a module. */
export function moduleNamespaceName({ exportName }: Pick<ModuleBinding, 'exportName'>): string {
  return reservedNames.has(exportName) ? `${exportName}_` : exportName;
}

/** Compares by code unit: the same everywhere, whatever the locale. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What modules import or declare in small letters, and keywords. */
const reservedNames: ReadonlySet<string> = new Set(
  (
    'anyType schema secretElements secretAttributes attributes builtInTypes builtInTypes11 aggregateFunctions contextFunctions dateTimeFunctions nodeFunctions numericFunctions patternFunctions qualifiedNameFunctions sequenceFunctions stringFunctions xpathCompiler complexType element list mapped restriction union unbounded xs asString asNumber asBigInt asDate asOctets namespaceURI prefixes all any attribute choice group local locals ref sequence key keyref unique length minLength maxLength minInclusive minExclusive maxInclusive maxExclusive totalDigits fractionDigits explicitTimezone whiteSpace enumeration assertions pattern nativePattern globalElements globalTypes anyTypeOf globalThis ' +
    'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof new null return super switch this throw true try typeof var void while with ' +
    'implements interface let package private protected public static yield await arguments eval undefined'
  ).split(' '),
);
