import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { XsdVersion } from '@proj/xsd-codegen';
import type { Expectation, InstanceCase, TestCase } from './test-case.js';
import { testName } from './test-case.js';

/** One test group of the W3C suite, as its index has it. */
export interface TestGroup {
  readonly set: string;
  readonly group: string;
  readonly contributor: string;
  /** Null where the group has no test of a schema. */
  readonly schemaTest: string | null;
  readonly schemaDocs: readonly string[];
  readonly schemaExpectedByVersion: ByVersion | null;
  readonly status: string | null;
  readonly instances: readonly TestInstance[];
}

/** One instance test. */
export interface TestInstance {
  readonly name: string;
  readonly path: string;
  readonly version: string;
  readonly expectedByVersion: ByVersion;
  readonly status: string | null;
}

type ByVersion = Readonly<Record<XsdVersion, string | null>>;

/** Which groups of a suite to run. */
export interface Selection {
  readonly version: XsdVersion;
  /** Only groups whose `set/group` contains this. */
  readonly filter?: string;
  /** Only the tenth of the groups that {@link isInTenth} chooses. */
  readonly tenth?: boolean;
}

/** Reads `index.jsonl`: one group on each line. */
export function readSuiteIndex(file: string): readonly TestGroup[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as TestGroup);
}

/** The groups of a suite that apply to a version and are selected. */
export function suiteCases(
  groups: readonly TestGroup[],
  folder: string,
  { version, filter, tenth = false }: Selection,
): readonly TestCase[] {
  return groups
    .filter((group) => filter === undefined || testName(group).includes(filter))
    .filter((group) => !tenth || isInTenth(testName(group)))
    .flatMap((group) => caseOf(group, folder, version));
}

/** Whether a test is in the tenth that is always the same, whatever else is in the suite. */
export function isInTenth(name: string): boolean {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % 10 === 0;
}

function caseOf(group: TestGroup, folder: string, version: XsdVersion): readonly TestCase[] {
  const hasSchema = group.schemaTest !== null;
  const expected = group.schemaExpectedByVersion?.[version] ?? null;
  if (hasSchema && expected === null) {
    return [];
  }
  // Where it is open whether the schema is valid, so is all that depends on it.
  const isSettled = !hasSchema || expected === 'valid';
  const instances = expected === 'invalid' ? [] : group.instances.flatMap((it) => instanceOf(it, version));
  if (!hasSchema && instances.length === 0) {
    return [];
  }
  return [
    {
      set: group.set,
      group: group.group,
      contributor: group.contributor,
      xsdVersion: version,
      folder,
      schemas: group.schemaDocs.filter((path, index, all) => all.indexOf(path) === index),
      ...(hasSchema && { schemaExpected: expectation(expected, group.status) }),
      followsHints: true,
      instances: isSettled ? instances : instances.map((it) => ({ ...it, expected: 'uncounted' })),
    },
  ];
}

function instanceOf(
  { name, path, version: appliesTo, expectedByVersion, status }: TestInstance,
  version: XsdVersion,
): readonly InstanceCase[] {
  const expected = expectedByVersion[version];
  return appliesTo === 'none' || expected === null
    ? []
    : [{ name, path, expected: expectation(expected, status) }];
}

/** Tests that are questioned, and outcomes that the specification leaves open, count neither for nor against. */
function expectation(expected: string | null, status: string | null): Expectation {
  const isQuestioned = status !== null && /^(queried|disputed)/.test(status);
  return !isQuestioned && (expected === 'valid' || expected === 'invalid') ? expected : 'uncounted';
}

/** Whether a folder holds the unpacked suite: an index, and the first schema document that it names. */
export function isUnpacked(folder: string, groups: readonly TestGroup[]): boolean {
  const document = groups.flatMap(({ schemaDocs, instances }) => [
    ...schemaDocs,
    ...instances.map(({ path }) => path),
  ])[0];
  return document === undefined || existsSync(join(folder, document));
}
