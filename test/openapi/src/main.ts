// What generating costs, next to openapi-typescript; scripts/bench-openapi.mjs is how people call it.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, type Growth, judge, readBars } from './generation/bars.js';
import { type Contender, type Cost, measureCost, medianCost, Refusal } from './generation/cost.js';
import { madeUpDocument } from './generation/made-up-document.js';
import { formatReport, type Report } from './generation/report.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    check: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const only = new RegExp(values.only);
const sizes = [400, 800, 1600, 3200];
const directory = mkdtempSync(join(tmpdir(), 'openapi-bench-'));
try {
  const report = await measure();
  process.stdout.write(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : formatReport(report));
  process.exitCode = values.check && report.bars.some(({ holds }) => !holds) ? 1 : 0;
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function measure(): Promise<Report> {
  const folder = resolve(values.data, 'openapi');
  const documents = documentsIn(folder).filter((name) => only.test(name));
  const comparisons: Comparison[] = [];
  const skipped: string[] = [];
  if (documents.length === 0) {
    skipped.push(
      `There are no such OpenAPI documents in ${folder}: --data <dir> names the folder of the test data.`,
    );
  }
  for (const document of documents) {
    process.stderr.write(`${document}\n`);
    try {
      const costs = await measureInTurn(['openapi-codegen', 'openapi-typescript'], join(folder, document));
      comparisons.push({
        document,
        costs: {
          'openapi-codegen': medianCost(costs['openapi-codegen']),
          'openapi-typescript': medianCost(costs['openapi-typescript']),
        },
      });
    } catch (error) {
      // It refuses more than the generator does: then there is nothing to compare with.
      if (!(error instanceof Refusal) || error.contender !== 'openapi-typescript') throw error;
      skipped.push(error.message);
    }
  }
  const growth: Growth[] = [];
  for (const operations of only.test('growth') ? sizes : []) {
    process.stderr.write(`${operations} operations\n`);
    const file = join(directory, `${operations}.json`);
    writeFileSync(file, JSON.stringify(madeUpDocument(operations)));
    const costs = await measureInTurn(['openapi-codegen'], file);
    growth.push({ operations, cost: medianCost(costs['openapi-codegen']) });
  }
  return {
    comparisons,
    growth,
    bars: judge(readBars(), comparisons, growth),
    skipped,
  };
}

/** The contenders take turns, so that what else the machine does falls on all of them. */
async function measureInTurn(
  contenders: readonly Contender[],
  file: string,
): Promise<Record<Contender, Cost[]>> {
  const costs: Record<Contender, Cost[]> = { 'openapi-codegen': [], 'openapi-typescript': [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) costs[contender].push(await measureCost(contender, file, directory));
  }
  return costs;
}

function documentsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(?:json|ya?ml)$/.test(name) && name !== 'index.json')
      .sort();
  } catch {
    return [];
  }
}
