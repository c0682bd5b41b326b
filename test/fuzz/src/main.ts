// Random input without end: see USAGE in scripts/fuzz.mjs.
import { parseArgs } from 'node:util';
import { TypeChecker } from '@proj/test-conformance/type-check';
import { internalSubset } from '@proj/xml-runtime';
import fc from 'fast-check';
import { read } from './instances/laws.js';
import { mutated } from './instances/mutated.js';
import { samples } from './instances/samples.js';
import { chosen } from './schemas/choices.js';
import { compile } from './schemas/laws.js';
import { brokenSchemaText, schemaText } from './schemas/schema-text.js';

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const deadline = Date.now() + Number(values.minutes) * 60_000;
const firstSeed = Number(values.seed);

/** How many documents of each kind there are in a round; type-checking a batch costs seconds however small it is. */
const ROUND = { documents: 2000, schemas: 200, brokenSchemas: 200 };

let rounds = 0;
while (rounds === 0 || Date.now() < deadline) {
  const seed = firstSeed + rounds;
  try {
    round(seed);
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.stdout.write(`failed; --seed ${seed} shows it again\n`);
    process.exitCode = 1;
    break;
  }
  rounds++;
}
process.stdout.write(`${rounds} rounds passed, ${process.exitCode === 1 ? 1 : 0} failed\n`);

function round(seed: number): void {
  fc.assert(
    fc.property(mutated(samples), (document) => {
      read(document);
      read(document, { doctype: internalSubset() });
    }),
    { numRuns: ROUND.documents, seed },
  );
  fc.assert(
    fc.property(chosen(brokenSchemaText), (text) => {
      compile(text);
      compile(text, '1.1');
    }),
    { numRuns: ROUND.brokenSchemas, seed },
  );
  const accepted = new Map<string, ReadonlyMap<string, string>>();
  const texts = new Map<string, string>();
  fc.assert(
    fc.property(chosen(schemaText), (text) => {
      const outcome = compile(text);
      if (!outcome.accepted) return;
      texts.set(`s${accepted.size}`, text);
      accepted.set(`s${accepted.size}`, outcome.files);
    }),
    { numRuns: ROUND.schemas, seed },
  );
  for (const [name, errors] of new TypeChecker().check(accepted)) {
    if (errors.length > 0) throw new Error(`${errors.join('\n')}\nThe schema:\n${texts.get(name)}`);
  }
}
