// The layers of a package: its layers.json says which folder may import which, and this file holds the sources against it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { workspacePackages } from './workspace.mjs';

/**
 * What a layers.json holds. A room is a folder below `src`, or a file in it; a file is in the innermost room around it.
 *
 * @typedef {object} Layers
 * @property {string[][]} layers from the bottom up, the rooms of each; a room imports those of lower layers only
 * @property {Record<string, string>} [exceptions] the reason for each import that is allowed all the same, by `file -> file`
 */

/** What a package is made of, tests, their fixtures and generated code left out. */
const SOURCES = /^(?!.*\.test(-d)?\.ts$)(?!(.*\/)?(fixtures|generated)\/).*\.ts$/;

/**
 * Reads every layers.json and what is at odds with it.
 *
 * @param {string} root folder of the workspace
 * @returns {string[]} one sentence a problem
 */
export function layerProblems(root) {
  return workspacePackages(root)
    .map(({ directory }) => directory)
    .filter((directory) => existsSync(join(root, directory, 'layers.json')))
    .flatMap((directory) => {
      const layers = JSON.parse(readFileSync(join(root, directory, 'layers.json'), 'utf8'));
      const imports = readImports(join(root, directory, 'src'));
      return problemsOf(layers, imports).map((problem) => `${directory}: ${problem}`);
    });
}

/**
 * What is at odds with the layers.
 *
 * @param {Layers} layers
 * @param {Map<string, string[]>} imports for each file the files that it imports, by their paths below `src`
 * @returns {string[]} one sentence a problem
 */
export function problemsOf({ layers, exceptions = {} }, imports) {
  const heights = new Map(layers.flatMap((rooms, height) => rooms.map((room) => [room, height])));
  const files = [...imports.keys()];
  const upward = [...imports].flatMap(([from, targets]) =>
    targets.filter((to) => !isAllowed(heights, from, to)).map((to) => `${from} -> ${to}`),
  );
  return [
    ...files.filter((file) => roomOf(heights, file) === undefined).map((file) => `${file} is in no room`),
    ...[...heights.keys()]
      .filter((room) => !files.some((file) => roomOf(heights, file) === room))
      .map((room) => `the room ${room} is empty`),
    ...upward
      .filter((arrow) => !Object.hasOwn(exceptions, arrow))
      .map((arrow) => `${arrow} leads upward or sideways`),
    ...Object.keys(exceptions)
      .filter((arrow) => !upward.includes(arrow))
      .map((arrow) => `the exception ${arrow} is needed no longer`),
  ];
}

/**
 * @param {Map<string, number>} heights
 * @param {string} from
 * @param {string} to
 */
function isAllowed(heights, from, to) {
  const [room, target] = [roomOf(heights, from), roomOf(heights, to)];
  // A file in no room is reported as such.
  if (room === undefined || target === undefined || room === target) return true;
  return (heights.get(target) ?? 0) < (heights.get(room) ?? 0);
}

/**
 * @param {Map<string, number>} heights
 * @param {string} path
 * @returns {string | undefined}
 */
function roomOf(heights, path) {
  if (path === '.') return undefined;
  return heights.has(path) ? path : roomOf(heights, posix.dirname(path));
}

/**
 * Reads the relative imports of all sources, those of types among them.
 *
 * @param {string} folder
 * @returns {Map<string, string[]>}
 */
function readImports(folder) {
  const files = ts.sys.readDirectory(folder, ['.ts']).map((file) => posix.relative(folder, file));
  return new Map(
    files
      .filter((file) => SOURCES.test(file))
      .map((file) => {
        const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, file), 'utf8'), true, true);
        const targets = importedFiles
          .filter(({ fileName }) => fileName.startsWith('.'))
          .map(({ fileName }) => posix.join(dirname(file), fileName).replace(/\.js$/, '.ts'))
          .filter((target) => SOURCES.test(target));
        return [file, [...new Set(targets)]];
      }),
  );
}
