import { docComment, docText, NameAllocator, stringLiteral } from '@proj/generator-kit';
import {
  type ExportDeclarationStructure,
  GeneratedProject,
  type Statement,
  StructureKind,
} from '@proj/generator-kit/source-files';
import { declaredNames } from '../binding/declared-names.js';
import type { BindingModel, DeclarationName, ModuleBinding } from '../binding/model.js';
import type { Configuration } from '../config/configuration.js';
import type { GeneratedModule } from '../config/transform.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import { constantStatement, declarationStatements } from './declaration-statements.js';
import { globalStatements, prefixesStatement } from './global-declarations.js';
import { type HeaderOptions, header } from './header.js';
import { type FilePlace, importStructures } from './import-structures.js';
import { indexExports } from './index-file.js';
import { type ModuleFile, moduleFiles, type WrittenDeclaration } from './module-files.js';
import { globalDeclarationsModule, ModuleScope, prefixesName, relativeModule } from './module-scope.js';
import { References } from './references.js';

/** What the emitter needs besides the binding model. */
export interface EmitOptions extends HeaderOptions {
  readonly configuration: Configuration;
  /** The version of the built-in types. */
  readonly xsdVersion?: XsdVersion;
}

/**
 * Writes the modules of a binding model.
 *
 * @returns the text of each file by its name, in a stable order; the same for the same model, always
 */
export function emit(model: BindingModel, options: EmitOptions): ReadonlyMap<string, string> {
  return new Emitter(model, options).emit();
}

class Emitter {
  readonly #model: BindingModel;
  readonly #options: EmitOptions;
  readonly #project: GeneratedProject<GeneratedModule>;
  readonly #fileNames = new NameAllocator();
  readonly #isSingle: boolean;
  readonly #namedBuiltInTypes = new Set<string>();
  #usesPrefixes = false;

  constructor(model: BindingModel, options: EmitOptions) {
    this.#model = model;
    this.#options = options;
    const { transform } = options.configuration;
    this.#project = new GeneratedProject(transform === undefined ? {} : { transform });
    this.#isSingle = options.configuration.layout === 'single';
    for (const name of ['index', globalDeclarationsModule, prefixesName, ...model.modules.map(fileName)]) {
      this.#fileNames.claim(name);
    }
  }

  emit(): ReadonlyMap<string, string> {
    const { modules } = this.#model;
    const { descriptors, index, importExtension } = this.#options.configuration;
    for (const module of modules) {
      this.#emitModule(module);
    }
    const schemaFiles = [...new Set(modules.flatMap((module) => module.schemaFiles))];
    if (!this.#isSingle && descriptors) {
      this.#emitGlobals(schemaFiles);
    }
    if (!this.#isSingle && index) {
      const exported = indexExports(this.#model, { importExtension, descriptors });
      this.#add('index', schemaFiles, exported.length === 0 ? ['export {};'] : exported, modules);
    }
    return this.#project.files();
  }

  #emitModule(module: ModuleBinding): void {
    const { configuration } = this.#options;
    const scope = this.#scope(module);
    const declarations = module.declarations.map((declaration): WrittenDeclaration => {
      const { result, references } = scope.record(() =>
        declarationStatements(declaration, scope, configuration.descriptors),
      );
      return {
        name: declaration.name,
        names: declaredNames(declaration),
        statements: result.map(({ statement }) => statement),
        references,
        size: result.reduce((sum, { size }) => sum + size, 0),
      };
    });
    const files = moduleFiles(module, declarations, configuration, this.#fileNames);
    const fileOf = new Map(
      files.flatMap(({ fileName, declarations: own }) =>
        own.flatMap(({ names }) => names.map(({ identifier }) => [identifier, fileName] as const)),
      ),
    );
    const isWhole = files.length === 1 && files[0]?.fileName === module.fileName;
    for (const file of files) {
      this.#emitFile(
        module,
        scope,
        file,
        isWhole,
        (name) => fileOf.get(name.identifier) ?? unknownFile(name),
      );
    }
    if (!isWhole) {
      const exported = files.map(
        ({ fileName }): ExportDeclarationStructure => ({
          kind: StructureKind.ExportDeclaration,
          moduleSpecifier: relativeModule(fileName, configuration.importExtension),
        }),
      );
      this.#add(module.fileName, module.schemaFiles, [...moduleComment(module), ...exported], [module]);
    }
  }

  #emitFile(
    module: ModuleBinding,
    scope: ModuleScope,
    { fileName, declarations }: ModuleFile,
    isWhole: boolean,
    fileOf: (name: DeclarationName) => string,
  ): void {
    const holdsGlobals = this.#isSingle && this.#options.configuration.descriptors;
    const globals = holdsGlobals
      ? scope.record(() => globalStatements(this.#model, scope))
      : { result: [], references: new References() };
    const statements = [
      ...declarations.flatMap((each) => each.statements),
      ...globals.result.map(({ statement }) => statement),
    ];
    const references = [...declarations.map((each) => each.references), globals.references];
    const documents = new Set(declarations.map(({ name }) => name.schemaFile));
    const schemaFiles = isWhole
      ? module.schemaFiles
      : module.schemaFiles.filter((schemaFile) => documents.has(schemaFile));
    const place = { fileName, fileOf, holdsGlobals };
    const preamble = this.#preamble(References.merge(references), scope, place);
    const comment = isWhole ? moduleComment(module) : [];
    this.#add(fileName, schemaFiles, [...comment, ...preamble, ...statements], [module]);
  }

  #emitGlobals(schemaFiles: readonly string[]): void {
    const scope = this.#scope(undefined);
    const { result, references } = scope.record(() => globalStatements(this.#model, scope));
    const fileName = globalDeclarationsModule;
    const preamble = this.#preamble(references, scope, {
      fileName,
      fileOf: () => fileName,
      holdsGlobals: true,
    });
    const statements = result.map(({ statement }) => statement);
    this.#add(fileName, schemaFiles, [...preamble, ...statements], this.#model.modules);
    if (this.#usesPrefixes) {
      const { statement } = prefixesStatement(this.#model, true);
      this.#add(prefixesName, schemaFiles, [statement], this.#model.modules);
    }
  }

  /** What a file needs for the code of its declarations: imports, and constants of its own. */
  #preamble(
    references: References,
    scope: ModuleScope,
    place: Omit<FilePlace, 'importExtension'>,
  ): readonly Statement[] {
    const { importExtension } = this.#options.configuration;
    const constants = scope.constants(references);
    const all = References.merge([references, ...constants.map((each) => each.references)]);
    this.#usesPrefixes ||= all.usesPrefixes;
    const own = [
      ...(all.usesNamespace
        ? [constantStatement('namespaceURI', undefined, stringLiteral(scope.targetNamespace ?? ''), false)]
        : []),
      ...(all.usesPrefixes && place.holdsGlobals ? [prefixesStatement(this.#model, false)] : []),
      ...constants.map(({ name, type, value }) => constantStatement(name, type, value, false)),
    ];
    return [
      ...importStructures(all, scope, { ...place, importExtension }),
      ...own.map(({ statement }) => statement),
    ];
  }

  #scope(module: ModuleBinding | undefined): ModuleScope {
    const { xsdVersion = '1.0' } = this.#options;
    const { readers, builtInTypes } = this.#options.configuration;
    const namedBuiltInTypes = this.#namedBuiltInTypes;
    return new ModuleScope(module, this.#model, { xsdVersion, readers, builtInTypes, namedBuiltInTypes });
  }

  #add(
    fileName: string,
    schemaFiles: readonly string[],
    statements: readonly Statement[],
    modules: readonly ModuleBinding[],
  ): void {
    this.#project.addModule(
      {
        fileName: `${fileName}.ts`,
        targetNamespaces: modules.flatMap((module) => module.targetNamespaces),
        schemaFiles: schemaFiles.map(this.#options.showFile),
      },
      { header: header(this.#options, schemaFiles), statements },
    );
  }
}

function fileName({ fileName: name }: ModuleBinding): string {
  return name;
}

function unknownFile({ identifier }: DeclarationName): never {
  throw new Error(`No module declares '${identifier}'.`);
}

function moduleComment({ documentation }: ModuleBinding): readonly string[] {
  const text = docText(documentation);
  return text === undefined ? [] : [docComment(`${text}\n\n@module`)];
}
