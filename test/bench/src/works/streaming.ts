import { xmlApiContender } from '../clients/xml-api.js';
import type { Contender } from '../contenders.js';
import { writeDocuments } from '../data/documents.js';
import { createSlips } from '../data/slips.js';
import { RecordCount } from '../streams/record-count.js';
import type { Work } from './work.js';
import type { WorkContext } from './work-context.js';

/** Reading a large file a record at a time, against reading all of it first. */
export async function streamingWorks(context: WorkContext): Promise<readonly Work[]> {
  const { effort, directory } = context;
  const records = effort.records * effort.growth;
  const { xml } = writeDocuments(directory, records);
  const count = new RecordCount();
  for (const record of createSlips(records)) count.add(record);
  const [peer, ...rest] = await contenders(context, 'wholeDocumentReader', 'whole document');
  if (peer === undefined) return [];
  return [
    {
      title: 'stream',
      description: `a file of ${records} records, one at a time, once`,
      peer,
      others: [...rest, ...(await contenders(context, 'recordStreamReader', 'stream'))],
      rounds: effort.rounds,
      digest: count.digest(),
      jobOf: ({ module }) => ({ kind: 'stream', module, document: xml }),
    },
  ];
}

async function contenders(
  { builder }: WorkContext,
  factory: string,
  way: string,
): Promise<readonly Contender[]> {
  const built = await builder.build(
    xmlApiContender('ResponseElement', ['streams/generated-client.js', factory]),
  );
  return built.map((contender) => ({ ...contender, name: `${contender.name}, ${way}` }));
}
