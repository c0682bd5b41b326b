import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateClient } from '@proj/openapi-codegen';
import { compareWithBudgets, formatDifference, isExceeded, readBudgets } from '@proj/test-budgets';
import { afterAll, describe, expect, it } from 'vitest';
import { madeUpDocument } from '../generation/made-up-document.js';
import { consumerCost, type FigureName, firstOperations } from './consumer-cost.js';

const budgets = readBudgets<FigureName>(fileURLToPath(new URL('../../budgets.json', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'openapi-types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function madeUp(operations: number): string {
  const file = join(folder, `${operations}.json`);
  writeFileSync(file, JSON.stringify(madeUpDocument(operations)));
  return file;
}

const documents = new Map([
  ['connections', fileURLToPath(new URL('../../../../specs/connections/openapi.yaml', import.meta.url))],
  ['10 operations', madeUp(10)],
  ['800 operations', madeUp(800)],
]);

describe('a file that calls operations', () => {
  it.each([...documents])('of %s keeps within its budget', async (name, file) => {
    const { files } = await generateClient(file);
    const figures = consumerCost(files, firstOperations(files, 5));
    const exceeded = compareWithBudgets(budgets, { [name]: figures }).filter(isExceeded);
    expect(exceeded.map(formatDifference)).toEqual([]);
    expect(figures.consumerInstantiations).toBeLessThanOrEqual(5000);
  });

  it('costs no more for a larger document', () => {
    expect(budgets['800 operations']?.consumerInstantiations).toBe(
      budgets['10 operations']?.consumerInstantiations,
    );
  });
});
