import type { CaseOutcome, JudgedInstance } from '../case-outcome.js';
import { testName } from '../cases/test-case.js';

/** What is counted, each apart. */
export type Measure = (typeof measures)[number]['measure'];

/** What is counted, in the order of reports, with the words for it. */
export const measures = [
  { measure: 'validSchemas', label: 'valid schemas accepted' },
  { measure: 'typescript', label: 'their TypeScript compiles' },
  { measure: 'invalidSchemas', label: 'invalid schemas refused' },
  { measure: 'validInstances', label: 'valid instances accepted' },
  { measure: 'roundTrips', label: 'round trips equal' },
  { measure: 'sourceForms', label: 'the same to the letter' },
  { measure: 'invalidInstances', label: 'invalid instances refused' },
  { measure: 'crashes', label: 'no crash, no time-out' },
] as const;

/** One thing that was to be, and whether it was. */
export interface Check {
  /** `set/group`, or `set/group/instance`. */
  readonly test: string;
  readonly contributor: string;
  readonly measure: Measure;
  /** Why it is not so; absent where it is. What cannot be judged is not so. */
  readonly failure?: string;
}

/** All that is counted of a case. What a test leaves open counts only where it crashed. */
export function checksOf(outcome: CaseOutcome): readonly Check[] {
  const { test } = outcome;
  const name = testName(test);
  const check = (measure: Measure, failure: string | undefined, instance?: string): Check => ({
    test: instance === undefined ? name : testName(test, instance),
    contributor: test.contributor,
    measure,
    ...(failure !== undefined && { failure }),
  });
  return [
    ...schemaFailures(outcome).map(([measure, failure]) => check(measure, failure)),
    ...outcome.instances.flatMap((judged) =>
      instanceFailures(outcome, judged).map(([measure, failure]) =>
        check(measure, failure, judged.instance.name),
      ),
    ),
  ];
}

type Failure = readonly [measure: Measure, failure: string | undefined];

function schemaFailures({ test, schema }: CaseOutcome): readonly Failure[] {
  const crashes: Failure = ['crashes', schema.crash];
  switch (test.schemaExpected) {
    case 'valid': {
      const refusal = refusalOf(schema);
      const [typeError] = schema.typeErrors ?? [];
      const notCompiled = schema.typeErrors === undefined ? 'not compiled' : typeError;
      return [['validSchemas', refusal], ['typescript', refusal ?? notCompiled], crashes];
    }
    case 'invalid':
      return [['invalidSchemas', acceptanceOf(schema)], crashes];
    default:
      return [crashes];
  }
}

/** Why a schema that is valid is not accepted. */
function refusalOf({ accepted, crash, diagnostics }: CaseOutcome['schema']): string | undefined {
  const [first] = diagnostics;
  return accepted ? undefined : (crash ?? (first ? `${first.rule}: ${first.message}` : 'no code'));
}

/** Why a schema that is invalid is not refused, as it should be. */
function acceptanceOf({ accepted, crash, diagnostics }: CaseOutcome['schema']): string | undefined {
  if (accepted || crash !== undefined) {
    return crash ?? 'accepted';
  }
  // That a limit is exceeded is no judgement of the schema.
  const judgement = diagnostics.find(({ rule }) => !rule.startsWith('limit-'));
  return judgement === undefined ? `${diagnostics[0]?.rule}: ${diagnostics[0]?.message}` : undefined;
}

function instanceFailures(
  { schema }: CaseOutcome,
  { instance, outcome }: JudgedInstance,
): readonly Failure[] {
  const withoutSchema = schema.accepted ? undefined : `no code: ${refusalOf(schema)}`;
  const crashes: Failure = ['crashes', outcome.crash];
  switch (instance.expected) {
    case 'valid': {
      const { accepted, difference, sourceFormDifference } = outcome;
      const refusal = withoutSchema ?? (accepted ? undefined : reasonOf(outcome));
      return [
        ['validInstances', refusal],
        ['roundTrips', refusal ?? failureOf(difference)],
        ['sourceForms', refusal ?? failureOf(sourceFormDifference)],
        crashes,
      ];
    }
    case 'invalid':
      return [['invalidInstances', withoutSchema ?? acceptedOrVague(outcome)], crashes];
    default:
      return [crashes];
  }
}

function failureOf(difference: string | undefined): string | undefined {
  return difference === '' ? undefined : (difference ?? 'not written');
}

function reasonOf({ crash, issues }: JudgedInstance['outcome']): string {
  return crash ?? `${issues[0]?.rule}: ${issues[0]?.message}`;
}

/** A refusal counts with a rule and a line. */
function acceptedOrVague({ accepted, crash, issues }: JudgedInstance['outcome']): string | undefined {
  if (crash !== undefined) {
    return crash;
  }
  if (accepted) {
    return 'accepted';
  }
  const isPrecise = issues.length > 0 && issues.every(({ rule, line }) => rule !== '' && line !== undefined);
  return isPrecise ? undefined : 'refused without a rule or a line';
}
