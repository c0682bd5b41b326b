import type { NameAllocator } from '@proj/generator-kit';
import type { Statement } from '@proj/generator-kit/source-files';
import type { DeclarationName, ModuleBinding } from '../binding/model.js';
import type { Configuration } from '../config/configuration.js';
import { compare } from './module-scope.js';
import type { References } from './references.js';

/** A declaration, written. */
export interface WrittenDeclaration {
  readonly name: DeclarationName;
  /** All that it makes known. */
  readonly names: readonly DeclarationName[];
  readonly statements: readonly Statement[];
  readonly references: References;
  /** About how many characters its statements have. */
  readonly size: number;
}

/** A file, and the declarations that it holds. */
export interface ModuleFile {
  /** The name of the file without its ending. */
  readonly fileName: string;
  readonly declarations: readonly WrittenDeclaration[];
}

/**
 * Decides which files hold the declarations of a module: the module itself; or one file a schema document, or a folder of
 * these, which the module then exports. A document that is too large for a file is split by the first letters of
 * identifiers. So the name of the file that holds a declaration does not depend on what else the schema declares.
 *
 * @param names - those of files that are taken
 */
export function moduleFiles(
  { fileName }: Pick<ModuleBinding, 'fileName'>,
  declarations: readonly WrittenDeclaration[],
  { layout, moduleSize }: Pick<Configuration, 'layout' | 'moduleSize'>,
  names: NameAllocator,
): readonly ModuleFile[] {
  const documents = new Map<string, WrittenDeclaration[]>();
  for (const declaration of declarations) {
    const { schemaFile } = declaration.name;
    const known = documents.get(schemaFile);
    if (known === undefined) {
      documents.set(schemaFile, [declaration]);
    } else {
      known.push(declaration);
    }
  }
  const isSmall = sizeOf(declarations) <= moduleSize;
  if (layout === 'single' || (isSmall && (layout === 'namespace' || documents.size < 2))) {
    return [{ fileName, declarations }];
  }
  const paths = relativePaths([...documents.keys()]);
  const parts = [...documents.values()].map((part, index) => ({
    // The only document has the name of the module.
    path: documents.size === 1 ? [] : (paths[index] ?? []),
    declarations: part,
  }));
  const folderSize = layout === 'document' ? 0 : moduleSize;
  return split(parts, 0, folderSize, moduleSize)
    .map(({ path, declarations: own }) => ({ name: [fileName, ...path].join('-'), declarations: own }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ name, declarations: own }) => ({ fileName: names.allocate(name), declarations: own }));
}

interface Part {
  readonly path: readonly string[];
  readonly declarations: readonly WrittenDeclaration[];
}

/** @param folderSize - the most that documents of one folder may have together to be one file */
function split(
  parts: readonly Part[],
  depth: number,
  folderSize: number,
  moduleSize: number,
): readonly Part[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const segment = part.path[depth] ?? '';
    groups.set(segment, [...(groups.get(segment) ?? []), part]);
  }
  return [...groups.values()].flatMap((group): readonly Part[] => {
    const declarations = group.flatMap((part) => part.declarations);
    const [only] = group;
    // Names of documents may differ in what names of files do not have.
    const areDocuments = group.length === 1 || group.every(({ path }) => path.length <= depth + 1);
    if (areDocuments) {
      return group.flatMap((part) =>
        sizeOf(part.declarations) <= moduleSize ? [part] : splitByName(part, 1, moduleSize),
      );
    }
    return sizeOf(declarations) <= folderSize
      ? [{ path: only?.path.slice(0, depth + 1) ?? [], declarations }]
      : split(group, depth + 1, folderSize, moduleSize);
  });
}

/** Splits what one document declares by the first letters of identifiers. */
function splitByName({ path, declarations }: Part, length: number, moduleSize: number): readonly Part[] {
  const groups = new Map<string, WrittenDeclaration[]>();
  for (const declaration of declarations) {
    const start = declaration.name.identifier.slice(0, length).toLowerCase();
    groups.set(start, [...(groups.get(start) ?? []), declaration]);
  }
  return [...groups].flatMap(([start, group]) => {
    const part = { path: [...path.slice(0, length === 1 ? undefined : -1), start], declarations: group };
    const isLongest = group.every(({ name }) => name.identifier.length <= length);
    return sizeOf(group) <= moduleSize || isLongest ? [part] : splitByName(part, length + 1, moduleSize);
  });
}

function sizeOf(declarations: readonly WrittenDeclaration[]): number {
  return declarations.reduce((sum, { size }) => sum + size, 0);
}

/** The paths of documents from the folder that they have in common, in small letters and without endings. */
function relativePaths(files: readonly string[]): readonly (readonly string[])[] {
  const paths = files.map((file) => file.split(/[/\\]/));
  const [first = []] = paths;
  let common = 0;
  while (paths.every((path) => common < path.length - 1 && path[common] === first[common])) {
    common++;
  }
  return paths.map((path) => path.slice(common).map(fileStem));
}

function fileStem(segment: string): string {
  return segment
    .replace(/\.(xsd|xml)$/i, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_-]+/gu, '-');
}
