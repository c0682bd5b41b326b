import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { XsdVersion } from '@proj/xsd-codegen';
import { UsageError } from '../usage-error.js';
import type { Expectation, InstanceCase, TestCase } from './test-case.js';

/** What the `entry.json` of a schema family says. */
interface FamilyEntry {
  /** The schema document to generate from. */
  readonly entry: string;
  readonly xsdVersion?: XsdVersion;
  readonly instances?: readonly string[];
  readonly invalidInstances?: readonly string[];
  /** Documents that the schema rejects, with what another processor says. */
  readonly rejectedByXmllint?: Readonly<Record<string, string>>;
}

/** Which families to run. */
export interface FamilySelection {
  /** The version for families that name none; '1.0' by default. */
  readonly version?: XsdVersion;
  /** The family of exactly this name. */
  readonly family?: string;
  /** Families whose `set/group` contains this. */
  readonly filter?: string;
}

/** The set that families are in. */
const familySet = 'schemas';

/**
 * The schema families below `folder`: folders that have an `entry.json`, or `folder` itself if it has one.
 *
 * @throws {@link UsageError} when there is none
 */
export function familyCases(folder: string, selection: FamilySelection = {}): readonly TestCase[] {
  if (!existsSync(folder)) {
    throw new UsageError(
      `The schema families are not at ${folder}. They are not part of this repository; give their folder with --schemas <dir>, or that of all data with --data <dir>.`,
    );
  }
  const { family, filter } = selection;
  const families = familyFolders(resolve(folder)).filter(
    (it) =>
      (family === undefined || basename(it) === family) &&
      (filter === undefined || `${familySet}/${basename(it)}`.includes(filter)),
  );
  if (families.length === 0) {
    throw new UsageError(`There is no schema family ${family ?? filter ?? ''} below ${folder}.`);
  }
  return families.map((it) => caseOf(it, selection.version ?? '1.0'));
}

function familyFolders(folder: string): readonly string[] {
  return hasEntry(folder)
    ? [folder]
    : readdirSync(folder)
        .map((name) => join(folder, name))
        .filter((it) => statSync(it).isDirectory() && hasEntry(it))
        .sort();
}

function hasEntry(folder: string): boolean {
  return existsSync(join(folder, 'entry.json'));
}

function caseOf(folder: string, defaultVersion: XsdVersion): TestCase {
  const entry = readEntry(join(folder, 'entry.json'));
  const rejected = [...(entry.invalidInstances ?? []), ...Object.keys(entry.rejectedByXmllint ?? {})];
  return {
    set: familySet,
    group: basename(folder),
    contributor: 'real families',
    xsdVersion: entry.xsdVersion ?? defaultVersion,
    folder,
    schemas: [entry.entry],
    ...(existsSync(join(folder, 'catalog.json')) && { catalog: 'catalog.json' }),
    schemaExpected: 'valid',
    // A family stipulates its schema. What its documents name is where others once kept theirs.
    followsHints: false,
    instances: [
      ...instances(entry.instances ?? [], 'valid'),
      ...instances([...new Set(rejected)], 'invalid'),
    ],
  };
}

function instances(paths: readonly string[], expected: Expectation): readonly InstanceCase[] {
  return paths.map((path) => ({ name: path, path, expected }));
}

function readEntry(file: string): FamilyEntry {
  try {
    // The data is part of no release: its form is that of its own description.
    return JSON.parse(readFileSync(file, 'utf8')) as FamilyEntry;
  } catch (error) {
    throw new UsageError(
      `${file} (in ${dirname(file)}) is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
