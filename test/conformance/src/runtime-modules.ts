import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The packages that generated code imports, the second one only where a schema has assertions or type alternatives. */
const packages = ['@proj/xml-runtime', '@proj/xml-xpath'] as const;

/** The modules of the packages that generated code imports. */
export const runtimeModules: readonly string[] = packages.flatMap(modulesOf);

/** What a package exports, apart from its package.json. */
function modulesOf(name: string): readonly string[] {
  const file = fileURLToPath(import.meta.resolve(`${name}/package.json`));
  const { exports } = JSON.parse(readFileSync(file, 'utf8')) as { readonly exports: object };
  return Object.keys(exports)
    .filter((subpath) => !subpath.endsWith('.json'))
    .map((subpath) => name + subpath.slice(1));
}
