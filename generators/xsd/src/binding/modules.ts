import { NameAllocator } from '@proj/generator-kit';
import type { Schema, TypeDefinition } from '../components/model.js';
import type { Configuration } from '../config/configuration.js';
import { camelCase } from './identifiers.js';
import { genericPrefix } from './prefixes.js';

/** Where the components of a target namespace go. */
export interface ModuleNames {
  readonly fileName: string;
  readonly exportName: string;
  /** The schema documents that declare its components, as locations show them. */
  readonly schemaFiles: readonly string[];
}

/**
 * Names the module of each target namespace that declares something: that of the entry schema after its
 * file; an imported namespace after its customary prefix, or after its first schema document where there is none.
 *
 * @param types - all that get a declaration
 * @param entry - the path of the schema document that generation starts from
 */
export function nameModules(
  schema: Schema,
  types: readonly TypeDefinition[],
  entry: string,
  { layout, fileNames: chosen }: Pick<Configuration, 'layout' | 'fileNames'>,
): ReadonlyMap<string, ModuleNames> {
  const files = filesByNamespace(schema, types);
  // Documents are read from the entry on.
  const entryNamespace = schema.targetNamespaces[0] ?? '';
  const prefixes = new Map(
    [...schema.prefixes].map(([prefix, namespace]) => [namespace, prefix] as const).reverse(),
  );
  const fileNames = new NameAllocator();
  const exportNames = new NameAllocator();
  // The index and the descriptor of the schema are modules too.
  fileNames.claim('index');
  fileNames.claim('global-declarations');
  fileNames.claim('prefixes');
  const modules = new Map<string, ModuleNames>();
  if (layout === 'single') {
    const stem = chosen.get(entryNamespace) ?? fileStem(entry);
    const schemaFiles = [...new Set([...files.values()].flat())];
    const only = { fileName: stem, exportName: camelCase(stem), schemaFiles };
    return new Map([...files.keys()].map((namespace) => [namespace, only]));
  }
  for (const name of chosen.values()) {
    fileNames.claim(name.toLowerCase());
  }
  for (const [namespace, schemaFiles] of files) {
    const prefix = prefixes.get(namespace);
    const useStem = namespace === entryNamespace || prefix === undefined || genericPrefix.test(prefix);
    const stem = fileStem(
      useStem ? (namespace === entryNamespace ? entry : (schemaFiles[0] ?? 'schema')) : prefix,
    );
    const name = chosen.get(namespace);
    modules.set(namespace, {
      fileName: name ?? allocateFileName(fileNames, stem),
      exportName: exportNames.allocate(camelCase(name ?? stem)),
      schemaFiles,
    });
  }
  return modules;
}

function filesByNamespace(schema: Schema, types: readonly TypeDefinition[]): ReadonlyMap<string, string[]> {
  const files = new Map<string, string[]>();
  const components = [
    ...types,
    ...schema.elementDeclarations.values(),
    ...schema.attributeDeclarations.values(),
    ...schema.modelGroupDefinitions.values(),
  ];
  for (const { targetNamespace, location } of components) {
    const names = files.get(targetNamespace) ?? [];
    files.set(targetNamespace, names);
    if (!names.includes(location.file)) {
      names.push(location.file);
    }
  }
  return files;
}

/** Names that Windows keeps for devices, with whatever extension. */
const deviceName = /^(con|prn|aux|nul|(com|lpt)[0-9¹²³])(?=\.|$)/;

/** The end of a name that TypeScript takes for that of a declaration file: of `a.d.ts`, or of `a.d.css.ts`. */
const declarationFile = /\.d(?=(\.[^.]*)?$)/;

/** File systems may ignore case, so file names are small letters. */
function fileStem(path: string): string {
  const name = path.replace(/^.*[/\\]/, '').replace(/\.(xsd|xml)$/i, '');
  const stem = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .replace(deviceName, '$1-schema')
    .replace(declarationFile, '-d');
  return stem === '' ? 'schema' : stem;
}

function allocateFileName(allocator: NameAllocator, stem: string): string {
  let candidate = stem;
  for (let count = 2; !allocator.claim(candidate); count++) {
    candidate = `${stem}-${count}`;
  }
  return candidate;
}
