import { moduleSpecifier } from '@proj/generator-kit';
import { type GeneratedProject, ImportRecorder, type Statement } from '@proj/generator-kit/source-files';

/** The modules of a client while they are written. */
export interface EmitContext {
  readonly project: GeneratedProject;
  /** The first lines of every file. */
  readonly header: string;
  /** Modules of the runtime that are imported so far; each module that is written adds its own. */
  readonly runtimeModules: Set<string>;
}

/** What a module refers to outside itself: each method returns what to write, and records the import. */
export class ModuleScope {
  readonly #fileName: string;
  readonly #context: EmitContext;
  readonly #imports: ImportRecorder;

  /**
   * @param fileName - path of the module from the output folder
   * @param declared - names that the module declares
   */
  constructor(context: EmitContext, fileName: string, declared: Iterable<string> = []) {
    this.#context = context;
    this.#fileName = fileName;
    this.#imports = new ImportRecorder(declared);
  }

  /** The type of a component schema. */
  model(name: string): string {
    return `${this.#imports.namespace(this.#module('models'), 'Models', 'type')}.${name}`;
  }

  /** A type that another module of the client exports. */
  type(module: string, name: string): string {
    return this.#imports.named(this.#module(module), name, 'type');
  }

  /** A function, a class or a constant that another module of the client exports. */
  value(module: string, name: string): string {
    return this.#imports.named(this.#module(module), name, 'value');
  }

  /** A type of the runtime. */
  runtimeType(module: string, name: string): string {
    this.#context.runtimeModules.add(module);
    return this.type(`runtime/${module}`, name);
  }

  /** A type of a package. */
  packageType(name: string, type: string): string {
    return this.#imports.named(name, type, 'type');
  }

  /** A function or a class of the runtime. */
  runtimeValue(module: string, name: string): string {
    this.#context.runtimeModules.add(module);
    return this.value(`runtime/${module}`, name);
  }

  /** A function that makes a rule. */
  rule(name: string): string {
    this.#context.runtimeModules.add('rules');
    return `${this.#imports.namespace(this.#module('runtime/rules'), 'rules', 'value')}.${name}`;
  }

  /** Adds the module to the project, with the imports of all that was referred to. */
  write(statements: readonly Statement[]): void {
    const { project, header } = this.#context;
    project.addModule({ fileName: this.#fileName }, { header, imports: this.#imports, statements });
  }

  #module(name: string): string {
    return moduleSpecifier(this.#fileName, name);
  }
}
