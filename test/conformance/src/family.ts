import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Catalog,
  defaultConfiguration,
  formatDiagnostic,
  generate,
  parseCatalog,
} from '@proj/xsd-codegen';
import { checkInvalidInstance, checkValidInstance, type InstanceResult } from './check-instance.js';
import type { ElementDescriptors, ModuleLoader } from './generated-modules.js';
import type { TypeChecker } from './type-check.js';
import { valueDefaults } from './value-defaults.js';

/** What the index of a schema family says. */
interface FamilyEntry {
  readonly entry: string;
  readonly title: string;
  readonly xsdVersion?: '1.0' | '1.1';
  readonly instances: readonly string[];
  readonly invalidInstances?: readonly string[];
  readonly rejectedByXmllint?: Readonly<Record<string, string>>;
}

/** How a schema family fares. */
export interface FamilyReport {
  readonly family: string;
  readonly title: string;
  readonly schemaErrors: readonly string[];
  readonly warnings: readonly string[];
  readonly typeErrors: readonly string[];
  readonly milliseconds: number;
  readonly valid: InstanceCounts;
  readonly invalid: InstanceCounts;
}

/** How instances of one kind fare. */
export interface InstanceCounts {
  readonly total: number;
  readonly passed: number;
  readonly failures: readonly { readonly file: string; readonly reason: string }[];
}

/** The folders of schema families below `folder`: those that have an `entry.json`. */
export function findFamilies(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory() && existsSync(join(folder, each.name, 'entry.json')))
    .map((each) => each.name)
    .sort();
}

/** Generates code for a family, compiles it, and reads and writes its instances. */
export async function checkFamily(
  folder: string,
  family: string,
  checker: TypeChecker,
  loader: ModuleLoader,
): Promise<FamilyReport> {
  const base = join(folder, family);
  const entry = readEntry(join(base, 'entry.json'));
  const catalog = readCatalog(join(base, 'catalog.json'));
  const start = performance.now();
  const { files, diagnostics } = generate({
    schemas: [join(base, entry.entry)],
    ...(entry.xsdVersion !== undefined && { xsdVersion: entry.xsdVersion }),
    ...(catalog !== undefined && { catalog }),
    // Identity constraints are then warnings, which the report shows.
    configuration: { ...defaultConfiguration, allowUnchecked: ['identity-constraints'] },
  });
  const milliseconds = Math.round(performance.now() - start);
  const schemaErrors = diagnostics.filter(({ severity }) => severity === 'error').map(formatDiagnostic);
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').map(formatDiagnostic);
  const typeErrors = files.size === 0 ? [] : (checker.check(new Map([[family, files]])).get(family) ?? []);
  const [validCheck, invalidCheck] =
    files.size === 0 ? [withoutCode, withoutCode] : instanceChecks(await loader.load(files));
  const rejected = [...(entry.invalidInstances ?? []), ...Object.keys(entry.rejectedByXmllint ?? {})];
  return {
    family,
    title: entry.title,
    schemaErrors,
    warnings,
    typeErrors,
    milliseconds,
    valid: countInstances(base, entry.instances, validCheck),
    invalid: countInstances(base, [...new Set(rejected)], invalidCheck),
  };
}

type Check = (bytes: Uint8Array) => InstanceResult;

function instanceChecks(elements: ElementDescriptors): readonly [valid: Check, invalid: Check] {
  const defaults = valueDefaults(elements);
  return [
    (bytes) => checkValidInstance(elements, bytes, defaults),
    (bytes) => checkInvalidInstance(elements, bytes),
  ];
}

/** Where there is no code, no instance is judged, not even one that has to be rejected. */
const withoutCode: Check = () => ({ passed: false, reason: 'no code was generated' });

function countInstances(base: string, instances: readonly string[], check: Check): InstanceCounts {
  const failures: { file: string; reason: string }[] = [];
  for (const file of instances) {
    const result = check(readFileSync(join(base, file)));
    if (!result.passed) {
      failures.push({ file, reason: result.reason });
    }
  }
  return { total: instances.length, passed: instances.length - failures.length, failures };
}

function readEntry(file: string): FamilyEntry {
  // The data is part of no release: its form is that of its own description.
  return JSON.parse(readFileSync(file, 'utf8')) as FamilyEntry;
}

function readCatalog(file: string): Catalog | undefined {
  return existsSync(file) ? parseCatalog(file, readFileSync(file, 'utf8')) : undefined;
}
