import { camelCase } from '../binding/identifiers.js';
import type { BindingModel, DeclarationName, ModuleBinding } from '../binding/model.js';
import type { XsdVersion } from '../components/context.js';
import type { ImportExtension } from '../config/settings.js';
import type { Code } from './layout.js';
import { runtimePackage, xpathPackage } from './runtime-package.js';

/** An import declaration. */
export interface ImportSpecification {
  readonly from: string;
  readonly typeOnly: boolean;
  /** `* as name` */
  readonly namespace?: string;
  /** Imported name and local name, sorted. */
  readonly names: readonly { readonly name: string; readonly local: string; readonly typeOnly: boolean }[];
}

type Use = 'type' | 'value';

/** The function of the XPath package that generated modules name. */
const xpathCompilerName = 'compileXPath';

/** What the module of the runtime that holds the built-in types is called. */
const builtInTypes = 'xs';

/** Which names a module declares, and what it imports: filled while its code is written. */
export class ModuleScope {
  /** The target namespace of the module; undefined for one that declares no component. */
  readonly targetNamespace: string | undefined;
  readonly #modules: ReadonlyMap<string, ModuleBinding>;
  readonly #declared: ReadonlySet<string>;
  readonly #runtime = new Map<string, Use>();
  readonly #siblings = new Map<string, Use>();
  readonly #globals = new Set<string>();
  readonly #module: ModuleBinding | undefined;
  readonly #options: ScopeOptions;
  readonly #imported = new Map<string, ImportedModule>();
  readonly #constants = new Map<string, ModuleConstant>();
  #usesXPath = false;
  /** Whether the code refers to the constant `namespaceURI`. */
  usesNamespace = false;

  constructor(module: ModuleBinding | undefined, model: BindingModel, options: ScopeOptions = {}) {
    this.targetNamespace = module?.targetNamespace;
    this.#module = module;
    this.#options = options;
    this.#modules = new Map(
      model.modules.flatMap((each) => each.targetNamespaces.map((namespace) => [namespace, each] as const)),
    );
    this.#declared = new Set(module?.declarations.map((declaration) => declaration.name.identifier));
  }

  /** A type of the runtime. */
  runtimeType(name: string): string {
    this.#use(this.#runtime, name, 'type');
    return this.#localName(name);
  }

  /** A function or a constant of the runtime. */
  runtimeValue(name: string): string {
    this.#use(this.#runtime, name, 'value');
    return this.#localName(name);
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

  /** A function that gives the descriptor of the schema. */
  schema(): string {
    this.#useGlobal(schemaName);
    return `() => ${schemaName}`;
  }

  /** A reference to `xs:anyType` with the declarations of the schema. */
  anyType(): string {
    this.#useGlobal(anyTypeName);
    return `() => ${anyTypeName}`;
  }

  /** Whether the module is for a schema of XSD 1.1. */
  get isXsd11(): boolean {
    return this.#options.xsdVersion === '1.1';
  }

  /** A call that gives the built-in simple types. */
  builtInTypes(): string {
    return `${this.runtimeValue(this.#options.xsdVersion === '1.1' ? 'builtInTypes11' : 'builtInTypes')}()`;
  }

  /** The function that compiles XPath expressions. */
  xpathCompiler(): string {
    this.#usesXPath = true;
    return xpathCompilerName;
  }

  /** A namespace name: the constant of the module where it is that of the module. */
  namespaceURI(): string {
    this.usesNamespace = true;
    return 'namespaceURI';
  }

  /** A type that a module of the user's own exports. */
  importedType(from: string, name: string): string {
    return `${this.#importedModule(from, 'type')}.${name}`;
  }

  /** A value that a module of the user's own exports. */
  importedValue(from: string, name: string): string {
    return `${this.#importedModule(from, 'value')}.${name}`;
  }

  /** The name of a constant of the module, which `value` gives when it is needed for the first time. */
  constant(name: string, type: string, value: () => Code): string {
    if (!this.#constants.has(name)) {
      this.#constants.set(name, { name, type, value: value() });
    }
    return name;
  }

  /** The constants that the code written so far refers to. */
  get constants(): readonly ModuleConstant[] {
    return [...this.#constants.values()];
  }

  /** What the code written so far imports. */
  get imports(): readonly ImportSpecification[] {
    const runtime = [...this.#runtime]
      .map(([name, use]) => ({ name, local: this.#localName(name), typeOnly: use === 'type' }))
      .sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.name, b.name));
    const imports: ImportSpecification[] = [];
    const types = runtime.filter((each) => each.typeOnly);
    const values = runtime.filter((each) => !each.typeOnly && each.name !== builtInTypes);
    if (types.length > 0) {
      imports.push({ from: runtimePackage, typeOnly: true, names: types });
    }
    if (values.length > 0) {
      imports.push({ from: runtimePackage, typeOnly: false, names: values });
    }
    // Reading a property may have side effects to a bundler, reading a member of a module has none: only as a module
    // of their own do the built-in types let it drop the descriptors that nobody uses.
    if (this.#runtime.has(builtInTypes)) {
      const namespace = this.#localName(builtInTypes);
      const module = this.#options.xsdVersion === '1.1' ? 'xs11' : 'xs';
      imports.push({ from: `${runtimePackage}/${module}`, typeOnly: false, namespace, names: [] });
    }
    if (this.#usesXPath) {
      const names = [{ name: xpathCompilerName, local: xpathCompilerName, typeOnly: false }];
      imports.push({ from: xpathPackage, typeOnly: false, names });
    }
    return [...imports, ...this.#relativeImports().sort((a, b) => compare(a.from, b.from))];
  }

  #relativeImports(): ImportSpecification[] {
    const imports = [...this.#siblings].map(([targetNamespace, use]): ImportSpecification => {
      const module = this.#moduleOf(targetNamespace);
      const namespace = moduleNamespaceName(module);
      const from = relativeModule(module.fileName, this.#options.importExtension);
      return { from, typeOnly: use === 'type', namespace, names: [] };
    });
    for (const [from, { namespace, use }] of this.#imported) {
      imports.push({ from, typeOnly: use === 'type', namespace, names: [] });
    }
    if (this.#globals.size > 0) {
      const names = [...this.#globals].sort().map((name) => ({ name, local: name, typeOnly: false }));
      const from = relativeModule(globalDeclarationsModule, this.#options.importExtension);
      imports.push({ from, typeOnly: false, names });
    }
    return imports;
  }

  #declaration({ targetNamespace, identifier }: DeclarationName, use: Use): string {
    if (this.#module !== undefined && this.#modules.get(targetNamespace) === this.#module) {
      return identifier;
    }
    this.#use(this.#siblings, targetNamespace, use);
    return `${moduleNamespaceName(this.#moduleOf(targetNamespace))}.${identifier}`;
  }

  #moduleOf(targetNamespace: string): ModuleBinding {
    const module = this.#modules.get(targetNamespace);
    if (module === undefined) {
      throw new Error(`There is no module for the namespace '${targetNamespace}'.`);
    }
    return module;
  }

  #useGlobal(name: string): void {
    if (this.#options.holdsGlobals !== true) {
      this.#globals.add(name);
    }
  }

  /** The name under which the module imports one of the user's own. */
  #importedModule(from: string, use: Use): string {
    const known = this.#imported.get(from);
    if (known !== undefined) {
      known.use = use === 'value' ? use : known.use;
      return known.namespace;
    }
    const taken = new Set([
      ...[...this.#modules.values()].map(moduleNamespaceName),
      ...[...this.#imported.values()].map((module) => module.namespace),
      ...this.#declared,
    ]);
    const stem = camelCase(from.replace(/^.*\//, '').replace(/\.[mc]?[jt]s$/, ''));
    let namespace = reservedNames.has(stem) ? `${stem}_` : stem;
    while (taken.has(namespace)) {
      namespace += '_';
    }
    this.#imported.set(from, { namespace, use });
    return namespace;
  }

  #use(uses: Map<string, Use>, name: string, use: Use): void {
    if (uses.get(name) !== 'value') {
      uses.set(name, use);
    }
  }

  #localName(runtimeName: string): string {
    return this.#declared.has(runtimeName) ? `${runtimeName}_runtime` : runtimeName;
  }
}

/** How modules are written. */
export interface ScopeOptions {
  readonly importExtension?: ImportExtension;
  /** The module has the descriptor of the schema itself. */
  readonly holdsGlobals?: boolean;
  /** The version of the built-in types. */
  readonly xsdVersion?: XsdVersion;
}

/** A constant that several declarations of a module share. */
export interface ModuleConstant {
  readonly name: string;
  readonly type: string;
  readonly value: Code;
}

interface ImportedModule {
  readonly namespace: string;
  use: Use;
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

/** The name under which other modules import a module. Declarations begin with capital letters, names of modules do not. */
export function moduleNamespaceName({ exportName }: Pick<ModuleBinding, 'exportName'>): string {
  return reservedNames.has(exportName) ? `${exportName}_` : exportName;
}

/** Compares by code unit: the same everywhere, whatever the locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What modules import or declare in small letters, and keywords. */
const reservedNames: ReadonlySet<string> = new Set(
  (
    'anyType schema attributes compileXPath complexType element list mapped restriction union unbounded xs asString asNumber asBigInt asDate asOctets namespaceURI globalThis ' +
    'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof new null return super switch this throw true try typeof var void while with ' +
    'implements interface let package private protected public static yield await arguments eval undefined'
  ).split(' '),
);
