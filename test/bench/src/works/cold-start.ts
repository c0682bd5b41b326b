import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from '../bundles/bundle.js';
import { type Contender, FAST_XML_PARSER, JSON_PARSE, PUBLISHED, SAXES_RECORDS } from '../contenders.js';
import type { DocumentFolder, Documents } from '../data/documents.js';
import type { PlannedWork, Work } from './work.js';
import type { WorkContext } from './work-context.js';

const INSTALLED: readonly Contender[] = [JSON_PARSE, PUBLISHED, SAXES_RECORDS, FAST_XML_PARSER];

/** The way of a new process to its first value. */
export function coldStartWorks({ effort, documents }: WorkContext): readonly PlannedWork[] {
  const plan = (title: string, contenders: () => Promise<readonly Contender[]>): PlannedWork => ({
    title,
    prepare: async () => work(title, documents.response(1), await contenders(), effort.coldStartRounds),
  });
  return [
    plan('cold start, as installed', async () => INSTALLED),
    plan('cold start, bundled', () =>
      Promise.all(INSTALLED.map((contender, index) => bundleContender(contender, index, documents))),
    ),
  ];
}

function work(title: string, documents: Documents, contenders: readonly Contender[], rounds: number): Work {
  const [peer = JSON_PARSE, ...others] = contenders;
  return {
    title,
    description: 'load the modules and parse one record, once',
    peer,
    others,
    rounds,
    digest: documents.digest,
    jobOf: (contender) => ({
      kind: 'coldStart',
      module: contender.module,
      document: contender === peer ? documents.json : documents.xml,
    }),
  };
}

/** Makes a contender one file with what it uses of its library. */
async function bundleContender(
  { name, module }: Contender,
  index: number,
  documents: DocumentFolder,
): Promise<Contender> {
  const { code } = await bundle(`export { contender } from ${JSON.stringify(fileURLToPath(module))};`, {
    platform: 'node',
  });
  return { name, module: pathToFileURL(documents.write(`contender-${index}.mjs`, code)).href };
}
