import { describe, expect, it } from 'vitest';
import { constraints } from './fixtures/mistakes/constraints.js';
import { elements } from './fixtures/mistakes/elements.js';
import { facets } from './fixtures/mistakes/facets.js';
import { identity } from './fixtures/mistakes/identity.js';
import type { Mistake } from './fixtures/mistakes/mistake.js';
import { simpleTypes, types } from './fixtures/mistakes/types.js';
import { undeclared, wildcards } from './fixtures/mistakes/wildcards.js';
import { type XmlIssue, XmlValidationError } from './issues/errors.js';
import { parseWithIssues } from './parse-with-issues.js';
import { serialize } from './serialize.js';
import { validate } from './validate.js';

/** What does not depend on whether a document or a value has the mistake. */
function comparable({ rule, message, expected, found }: XmlIssue): object {
  return { rule, message, expected, found };
}

/** Constraints of whole documents are looked at at the end: the order of values is not that of documents. */
function sorted(issues: readonly XmlIssue[]): readonly XmlIssue[] {
  const key = ({ rule, path, found }: XmlIssue) => `${path.join('/')} ${rule} ${found}`;
  return [...issues].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function thrownBy(run: () => unknown): readonly XmlIssue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof XmlValidationError) return error.issues;
    throw error;
  }
  return [];
}

function valueWith(mistake: Mistake): unknown {
  if (Object.hasOwn(mistake, 'value')) return mistake.value;
  return parseWithIssues(mistake.descriptor, mistake.document).value;
}

const mistakes = [...elements, ...facets, ...constraints, ...types, ...wildcards, ...identity];

describe('a document and a value with the same mistake break the same rule', () => {
  it.each(mistakes.map((it) => [it.name, it] as const))('%s', (_, mistake) => {
    const { descriptor, document, path } = mistake;
    const ofDocument = sorted(parseWithIssues(descriptor, document).issues);
    const ofValue = sorted(validate(descriptor, valueWith(mistake)));
    expect(ofDocument).not.toEqual([]);
    expect(ofValue.map(comparable)).toEqual(ofDocument.map(comparable));
    const paths = ofDocument.map((it) => it.path);
    if (path === undefined) expect(ofValue.map((it) => it.path)).toEqual(paths);
    else {
      for (const [index, it] of ofValue.entries()) {
        const place = paths[index] ?? [];
        expect(it.path.slice(0, place.length)).toEqual(place);
        expect(it.path.length).toBeGreaterThan(place.length);
      }
    }
  });

  it.each(mistakes.map((it) => [it.name, it] as const))('when it is written: %s', (_, mistake) => {
    const { descriptor } = mistake;
    const value = valueWith(mistake);
    const refused = thrownBy(() => serialize(descriptor, value)).map(({ rule, path }) => ({ rule, path }));
    expect(refused).toEqual(validate(descriptor, value).map(({ rule, path }) => ({ rule, path })));
  });

  it.each(mistakes.filter(({ left }) => left !== undefined).map((it) => [it.name, it.left, it] as const))(
    'although reading leaves it out of the value: %s, since %s',
    (_name, _left, { descriptor, document, value }) => {
      expect(parseWithIssues(descriptor, document).value).not.toEqual(value);
    },
  );
});

describe('a mistake that no value can have', () => {
  it.each([...simpleTypes, ...undeclared].map((it) => [it.name, it.why, it] as const))(
    '%s, since %s',
    (_name, _why, { descriptor, document, rule }) => {
      const { value, issues } = parseWithIssues(descriptor, document);
      expect(issues.map((it) => it.rule)).toEqual([rule]);
      expect(validate(descriptor, value).map((it) => it.rule)).not.toContain(rule);
    },
  );
});
