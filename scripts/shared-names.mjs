// Names that say one thing: in a package with a shared-names.json no two files and no two exports share a name, but for those it lists.
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { workspacePackages } from './workspace.mjs';

/**
 * What a shared-names.json holds: the names that are still shared. The lists may only shrink.
 *
 * @typedef {object} SharedNames
 * @property {string[]} files names of files that several folders have
 * @property {string[]} exports names that several files declare and export
 */

/** Tests, their fixtures, generated code and `index.ts` are left out. */
const SOURCES = /^(?!.*\.test(-d)?\.ts$)(?!(.*\/)?(fixtures|generated)\/)(?!(.*\/)?index\.ts$).*\.ts$/;

/**
 * Reads every shared-names.json and what is at odds with it.
 *
 * @param {string} root folder of the workspace
 * @returns {string[]} one sentence a problem
 */
export function sharedNameProblems(root) {
  return workspacePackages(root)
    .map(({ directory }) => directory)
    .filter((directory) => existsSync(join(root, directory, 'shared-names.json')))
    .flatMap((directory) => {
      const listed = JSON.parse(readFileSync(join(root, directory, 'shared-names.json'), 'utf8'));
      const exported = readExports(join(root, directory, 'src'));
      return problemsOf(listed, exported).map((problem) => `${directory}: ${problem}`);
    });
}

/**
 * What is at odds with the names that are listed.
 *
 * @param {SharedNames} listed
 * @param {Map<string, string[]>} exported for each file, by its path below `src`, the names that it declares and exports
 * @returns {string[]} one sentence a problem
 */
export function problemsOf(listed, exported) {
  const files = sharedBy([...exported.keys()].map((file) => [posix.basename(file), file]));
  const names = sharedBy([...exported].flatMap(([file, all]) => all.map((name) => [name, file])));
  return [...unlisted(files, listed.files), ...unlisted(names, listed.exports)];
}

/**
 * @param {string[][]} entries name and file
 * @returns {Map<string, string[]>} the files of each name that several have
 */
function sharedBy(entries) {
  /** @type {Map<string, Set<string>>} */
  const owners = new Map();
  for (const [name = '', file = ''] of entries) owners.set(name, (owners.get(name) ?? new Set()).add(file));
  return new Map(
    [...owners].filter(([, files]) => files.size > 1).map(([name, files]) => [name, [...files].sort()]),
  );
}

/**
 * @param {Map<string, string[]>} shared
 * @param {string[]} listed
 * @returns {string[]}
 */
function unlisted(shared, listed) {
  return [
    ...[...shared]
      .filter(([name]) => !listed.includes(name))
      .map(([name, files]) => `the name ${name} is shared by ${files.join(' and ')}`),
    ...listed.filter((name) => !shared.has(name)).map((name) => `the name ${name} is shared no longer`),
  ];
}

/**
 * Reads the names that each source declares and exports; names that it only hands on belong to other files.
 *
 * @param {string} folder
 * @returns {Map<string, string[]>}
 */
function readExports(folder) {
  const files = ts.sys.readDirectory(folder, ['.ts']).map((file) => posix.relative(folder, file));
  return new Map(
    files
      .filter((file) => SOURCES.test(file))
      .map((file) => [file, exportsOf(readFileSync(join(folder, file), 'utf8'))]),
  );
}

/**
 * @param {string} text of a module
 * @returns {string[]} the names that it declares and exports, each once
 */
export function exportsOf(text) {
  const { statements } = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest);
  const names = statements
    .filter(
      (statement) =>
        ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    )
    .flatMap((statement) => {
      /** @type {readonly (ts.Node | undefined)[]} */
      const declared = ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.map(({ name }) => name)
        : [/** @type {ts.DeclarationStatement} */ (statement).name];
      return declared;
    });
  return [...new Set(names.flatMap((name) => (name && ts.isIdentifier(name) ? [name.text] : [])))];
}
