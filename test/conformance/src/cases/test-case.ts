import type { XsdVersion } from '@proj/xsd-codegen';

/** What a test expects: an outcome, or one that counts neither for nor against. */
export type Expectation = 'valid' | 'invalid' | 'uncounted';

/** A schema, and documents that are judged against it: a test group of the W3C suite, or a schema family. */
export interface TestCase {
  readonly set: string;
  readonly group: string;
  /** Who the test is by; figures are given for each. */
  readonly contributor: string;
  readonly xsdVersion: XsdVersion;
  /** The folder that all paths are relative to. */
  readonly folder: string;
  /** The documents that make the schema, in the order of loading; none where there is no test of a schema. */
  readonly schemas: readonly string[];
  /** The path of a catalog. */
  readonly catalog?: string;
  /** Absent where there is no test of a schema. */
  readonly schemaExpected?: Expectation;
  /** Whether documents may name schema documents, by `xsi:schemaLocation`, for namespaces that the schema lacks. */
  readonly followsHints: boolean;
  readonly instances: readonly InstanceCase[];
}

/** A document that is judged. */
export interface InstanceCase {
  readonly name: string;
  readonly path: string;
  readonly expected: Expectation;
}

/** What a test is called in reports and in the lists of known failures: `set/group`, or `set/group/instance`. */
export function testName({ set, group }: Pick<TestCase, 'set' | 'group'>, instance?: string): string {
  return instance === undefined ? `${set}/${group}` : `${set}/${group}/${instance}`;
}
