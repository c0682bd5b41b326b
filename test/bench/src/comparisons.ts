import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundles/measure-bundle.js';
import { type ComparisonPlan, compare } from './compare.js';
import { type Contender, PARSE_PEER, SERIALIZE_PEER, XML_PARSERS, XML_SERIALIZERS } from './contenders.js';
import { type DocumentFile, type Documents, writeDocuments } from './data/documents.js';
import type { Effort } from './effort.js';
import { runJob } from './measure/run-job.js';
import type { Comparison } from './report.js';

/**
 * Measures everything that takes time.
 * @param effort - how thoroughly
 * @param directory - an empty directory for what the contenders read
 * @param onStart - called before each measurement, with what it is
 */
export async function measureComparisons(
  effort: Effort,
  directory: string,
  onStart: (activity: string) => void,
): Promise<Comparison[]> {
  const large = writeDocuments(directory, effort.records);
  const small = writeDocuments(directory, 1);
  const plans = [
    parsePlan('parse', large, large.xml, effort),
    parsePlan('parse, indented', large, large.indentedXml, effort),
    serializePlan(large, effort),
    coldStartPlan('cold start, as installed', small, [PARSE_PEER, ...XML_PARSERS], effort),
    coldStartPlan('cold start, bundled', small, await bundleContenders(directory), effort),
  ];
  const comparisons: Comparison[] = [];
  for (const plan of plans) comparisons.push(await compare({ ...plan, onStart }));
  return comparisons;
}

type Plan = Omit<ComparisonPlan, 'onStart'>;

function parsePlan(title: string, documents: Documents, xml: DocumentFile, effort: Effort): Plan {
  const document = (contender: Contender) => (contender === PARSE_PEER ? documents.json : xml);
  return {
    title,
    description: `bytes to values, ${effort.records} records`,
    peer: PARSE_PEER,
    others: XML_PARSERS,
    rounds: effort.rounds,
    digest: documents.digest,
    measure: (contender) =>
      runJob({
        kind: 'parse',
        module: contender.module,
        document: document(contender).path,
        sampling: effort.sampling,
      }),
    inputBytes: (contender) => document(contender).bytes,
  };
}

function serializePlan(documents: Documents, effort: Effort): Plan {
  return {
    title: 'serialize',
    description: `values to bytes, ${effort.records} records`,
    peer: SERIALIZE_PEER,
    others: XML_SERIALIZERS,
    rounds: effort.rounds,
    digest: documents.digest,
    measure: ({ module }) =>
      runJob({ kind: 'serialize', module, records: effort.records, sampling: effort.sampling }),
    inputBytes: () => documents.xml.bytes,
  };
}

function coldStartPlan(
  title: string,
  documents: Documents,
  [peer = PARSE_PEER, ...others]: readonly Contender[],
  effort: Effort,
): Plan {
  const document = (contender: Contender) => (contender === peer ? documents.json : documents.xml);
  return {
    title,
    description: 'load the modules and parse one record, once',
    peer,
    others,
    rounds: effort.coldStartRounds,
    digest: documents.digest,
    measure: (contender) =>
      runJob({ kind: 'coldStart', module: contender.module, document: document(contender).path }),
    inputBytes: (contender) => document(contender).bytes,
  };
}

/** Makes each contender one file with what it uses of its library. */
function bundleContenders(directory: string): Promise<Contender[]> {
  return Promise.all(
    [PARSE_PEER, ...XML_PARSERS].map(async ({ name, module }, index) => {
      const code = await bundle(`export { contender } from ${JSON.stringify(fileURLToPath(module))};`, {
        platform: 'node',
      });
      const file = join(directory, `contender-${index}.mjs`);
      writeFileSync(file, code);
      return { name, module: pathToFileURL(file).href };
    }),
  );
}
