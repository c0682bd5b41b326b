import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { documentOutcomes } from './document-outcomes.js';
import { faultGroups } from './faults/index.js';
import { operations } from './operations/index.js';
import { outcomeOf } from './outcome-of.js';
import { runFault } from './run-fault.js';
import { findSecrets } from './secrets/find-secrets.js';

const document = new URL('../../../docs/faults.md', import.meta.url);

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(operations)('$name', (operation) => {
  const cases = faultGroups.flatMap(({ title, faults }) =>
    faults.flatMap((fault) => {
      const outcome = outcomeOf(fault, operation);
      return outcome === undefined ? [] : [{ title, fault, name: fault.name, outcome }];
    }),
  );

  it.each(cases)('$title: $name → $outcome', async ({ fault, outcome }) => {
    const run = await runFault(fault, operation);
    expect(run.outcome).toBe(outcome);
    expect(findSecrets(run.error)).toEqual([]);
  });
});

it('is what the documentation says; UPDATE_FAULTS=1 writes it', () => {
  const text = documentOutcomes(faultGroups, operations);
  if (process.env.UPDATE_FAULTS === '1') writeFileSync(document, text);
  expect(readFileSync(document, 'utf8')).toBe(text);
});
