import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from '../bundles/bundle.js';
import { type Contender, FAST_XML_PARSER, JSON_PARSE, PUBLISHED, SAXES_RECORDS } from '../contenders.js';
import { type Documents, writeDocument, writeDocuments } from '../data/documents.js';
import type { Work } from './work.js';
import type { WorkContext } from './work-context.js';

const INSTALLED: readonly Contender[] = [JSON_PARSE, PUBLISHED, SAXES_RECORDS, FAST_XML_PARSER];

/** The way of a new process to its first value. */
export async function coldStartWorks(context: WorkContext): Promise<readonly Work[]> {
  const { directory, effort } = context;
  const documents = writeDocuments(directory, 1);
  const bundled = await Promise.all(
    INSTALLED.map((contender, index) => bundleContender(contender, directory, `contender-${index}.mjs`)),
  );
  return [
    work('cold start, as installed', documents, INSTALLED, effort.coldStartRounds),
    work('cold start, bundled', documents, bundled, effort.coldStartRounds),
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
  directory: string,
  file: string,
): Promise<Contender> {
  const code = await bundle(`export { contender } from ${JSON.stringify(fileURLToPath(module))};`, {
    platform: 'node',
  });
  return { name, module: pathToFileURL(writeDocument(directory, file, code)).href };
}
